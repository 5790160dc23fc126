/** The HTML that shows a passage on another site. */

import { escapeHtml } from "#lib/reader/prose-html.ts";

/** What is shown, and where the site is. Addresses are whole. */
export interface EmbeddedPassage {
  /** The folder of the site, with a slash at its end. */
  readonly site: string;
  readonly work: string;
  readonly chapter: string;
  /** The first segment and the last. */
  readonly from: string;
  readonly to: string;
  /** An English edition; the first where none is named. */
  readonly edition?: string | undefined;
  /** The page of the chapter, and what its link says. */
  readonly page: string;
  readonly title: string;
}

/** The file with the element, from the site’s folder: texts may be read by pages of other sites. */
export const embedScript = "texts/embed.js";

/** Formats the code: a module, for the browser asks leave of our host before it runs one. */
export function formatEmbedCode(passage: EmbeddedPassage): string {
  const { site, work, chapter, from, to, edition, page, title } = passage;
  const attributes = [
    ["src", `${site}texts/${work}/${chapter}.tsv`],
    ["from", from],
    ["to", to],
    ...(edition === undefined ? [] : [["edition", edition]]),
  ].map(([name, value = ""]) => `${name}="${escapeHtml(value)}"`);
  return `<script type="module" src="${escapeHtml(site + embedScript)}"></script>
<en-regard ${attributes.join(" ")}>
  <a href="${escapeHtml(page)}">${escapeHtml(title)}</a>
</en-regard>`;
}
