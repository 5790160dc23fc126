/** Project Gutenberg’s header, licence and the lines of those who made the file. */

import type { DraftBlock, DraftText } from "#lib/import/draft.ts";

const start = /^\*{0,3} ?START OF (?:THE|THIS) PROJECT GUTENBERG|^\*END\*? ?THE SMALL PRINT/i;
const end =
  /^\*{0,3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|^End of (?:the |this )?Project Gutenberg/i;
const makers =
  /^(?:(?:e-?text |this (?:e-?text|ebook|file) was )?produced by|e-?text prepared by|(?:note|notes) (?:du|de) (?:transcripteur|transcription)|\[?transcriber['’]s notes?|distributed proofread|updated editions will replace|this file was produced from images|credits?:)/i;

/** Sets aside everything before and after Gutenberg’s own marks, and the makers’ lines. */
export function setAsideLicence(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const starts = blocks.findIndex(({ content }) => start.test(plain(content)));
  const ends = blocks.findIndex(({ content }, index) => index > starts && end.test(plain(content)));
  const last = ends === -1 ? blocks.length : ends;
  return blocks.map((block, index) => {
    if (block.aside !== undefined) return block;
    if (index <= starts || index >= last) return { ...block, aside: "licence" };
    const isAtEdge = index - starts < 12 || last - index < 12;
    if (isAtEdge && makers.test(plain(block.content))) {
      return { ...block, aside: index - starts < 12 ? "front-matter" : "back-matter" };
    }
    if (/^\[Illustration[^\]]{0,20}\]$/i.test(block.content))
      return { ...block, aside: "running-head" };
    return block;
  });
}

/** The title and author that Gutenberg’s header names. */
export function readLicence(blocks: readonly DraftBlock[]): Omit<DraftText, "blocks"> {
  const starts = blocks.findIndex(({ content }) => start.test(plain(content)));
  const header = blocks.slice(0, Math.max(0, starts)).flatMap(({ content }) => content.split("\n"));
  const field = (name: RegExp) => {
    const line = header.find((line) => name.test(line));
    return line?.replace(name, "").trim();
  };
  return {
    title: field(/^Title: /i),
    author: field(/^Author: /i),
    translator: field(/^Translator: /i),
  };
}

function plain(content: string): string {
  return content.slice(0, 200).replaceAll("\\", "");
}
