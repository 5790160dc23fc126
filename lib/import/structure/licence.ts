/** Project Gutenberg’s header, licence and the lines of those who made the file. */

import type { DraftBlock, DraftText } from "#lib/import/draft.ts";

const startMark =
  /^\*{0,3} ?START OF (?:THE|THIS) PROJECT GUTENBERG|^\*{1,3} ?END ?\*{0,3} ?(?:OF )?(?:THE )?SMALL PRINT/imu;
const endMark =
  /^\*{0,3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|^(?:End of|Fin d[ue]) (?:the |this |l[’']?e-?(?:book|text) (?:du |de )?)?Project Gutenberg|^\*{1,3} ?START ?\*{0,3} ?(?:OF )?(?:THE )?SMALL PRINT/imu;
/** Lines of a header, some of which stand even where its marks are lost. */
const headerLine =
  /^(?:\*+ ?)?(?:(?:The )?Project Gutenberg(?:[’']s)?\b|Title: |Author: |Translator: |Editor: |Illustrator: |(?:Official )?Release Date|Posting Date|Last Updated|Most recently updated|Edition: |Language: |Character set encoding|Copyright laws are changing|This (?:header|file) should be|Please (?:do not remove|take a look)|(?:Welcome To The World|e-?Books Readable|Etexts Readable)|These (?:e-?books|etexts)|This e-?book is for the use of|\[(?:e-?book|etext) #)/iu;
const makers =
  /^(?:(?:e-?text |this (?:e-?text|e-?book|file) was |scanned |digitized |transcribed |html version )?(?:produced|prepared|scanned|created|made) by|e-?text (?:scanned|prepared)|(?:note|notes) (?:du|de|sur la) (?:transcripteur|transcription)|\[?transcriber['’]s notes?|distributed proofread|updated editions will replace|this (?:file|e-?book|e-?text) (?:was|is|has been) (?:produced|prepared|created|made)|credits?:|we thank the|and the online distributed|proofreading team)/iu;
const makersWords =
  /proofread|pgdp\.net|images generously|gallica|ebooks ?libres|feedbooks(?!$)|this work is available for countries where copyright|archive\.org|gutenberg\.(?:org|net)|transcriber|transcripteur/iu;

/** So many blocks from the edges the makers of a file tell of themselves. */
const edge = 15;
const longestMakersLine = 700;
/** Marks that would leave less of a file than this share are in the wrong place. */
const leastShare = 0.05;

/** Sets aside everything before and after Gutenberg’s own marks, and the makers’ lines. */
export function setAsideLicence(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const { start, end } = findFrame(blocks);
  return blocks.map((block, index) => {
    if (block.aside !== undefined) return block;
    if (index < start || index >= end) return { ...block, aside: "licence" };
    const isAtStart = index - start < edge;
    if ((isAtStart || end - index <= edge) && isOfMakers(block)) {
      return { ...block, aside: isAtStart ? "front-matter" : "back-matter" };
    }
    return block;
  });
}

/** Sets aside what a typist wrote for a picture: `[Illustration: Le gardien ouvre la porte.]`. */
export function setAsidePictures(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  return blocks.map((block) =>
    block.aside === undefined &&
    /^\\?\[(?:Illustration|Frontispi[ec]+)\b[^\]]{0,300}\]$/isu.test(block.content)
      ? { ...block, aside: "picture" }
      : block,
  );
}

/** The title, author and translator that Gutenberg’s header names. */
export function readLicence(blocks: readonly DraftBlock[]): Omit<DraftText, "blocks"> {
  const { start } = findFrame(blocks);
  const header = blocks
    .slice(0, start)
    .map(({ content }) => plain(content))
    .join("\n\n");
  const field = (name: string) => {
    // A long title goes on in the next line, set in or not.
    const found = new RegExp(`^${name}: (.+(?:\\n(?!\\n|[\\p{L} ]{3,24}:).+)*)`, "imu").exec(
      header,
    );
    return found?.[1]?.replace(/\s+/g, " ").trim();
  };
  return { title: field("Title"), author: field("Author"), translator: field("Translator") };
}

interface Frame {
  /** The first block that is not the header’s, and the first that is the licence’s. */
  readonly start: number;
  readonly end: number;
}

/**
 * Where the book is between header and licence. In files of 2002 to 2005 “small print” stands at the
 * beginning or at the end, and the line that begins the book may be missing.
 */
function findFrame(blocks: readonly DraftBlock[]): Frame {
  const whole = { start: 0, end: blocks.length };
  const lines = blocks.map(({ content }) => plain(content));
  if (!lines.slice(0, 60).some((text) => /gutenberg/i.test(text))) return whole;
  const letters = [0];
  for (const { content } of blocks) letters.push((letters.at(-1) ?? 0) + content.length);
  const total = letters.at(-1) ?? 0;
  const isInFirst = (index: number, share: number) => (letters[index] ?? 0) <= total * share;
  let start = 0;
  for (const [index, text] of lines.entries()) {
    const isMark = startMark.test(text) && isInFirst(index, 0.4);
    const isHeader = index < 60 && headerLine.test(text) && isInFirst(index, 0.2);
    if (isMark || isHeader) start = index + 1;
  }
  const found = lines.findIndex((text, index) => index >= start && endMark.test(text));
  const end = found === -1 || isInFirst(found, 0.3) ? blocks.length : found;
  const kept = (letters[end] ?? 0) - (letters[start] ?? 0);
  return kept < total * leastShare ? whole : { start, end };
}

function isOfMakers({ content }: DraftBlock): boolean {
  if (content.length > longestMakersLine) return false;
  const text = plain(content).trim();
  return makers.test(text) || makersWords.test(text);
}

function plain(content: string): string {
  return content
    .slice(0, 2_000)
    .replace(/\\(?=[*[\]_\\])/g, "")
    .replaceAll("*", (star, at, text) =>
      text[at - 1] === "*" || text[at + 1] === "*" || at === 0 ? star : "",
    );
}
