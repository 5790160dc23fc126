/** What every page of the book is made of. */

import { escapeXml } from "#lib/export/xml.ts";

export const style = `body { margin: 0 5%; line-height: 1.5; }
section > * { margin: 0.3em 0; }
section { margin: 0 0 1em; }
h1, h2, h3 { text-align: left; line-height: 1.25; }
h1 span, h2 span, h3 span { display: block; }
[lang="en"] { color: #555; font-size: 0.92em; }
.quotation { margin: 0.3em 1.5em; }
.stanza { margin-left: 1.5em; text-align: left; }
.speech { padding-left: 1.5em; text-indent: -1.5em; }
.speaker { font-variant: small-caps; }
.speaker em { font-variant: normal; }
.direction { margin-left: 1.5em; font-style: italic; }
.direction em { font-style: normal; }
.item { margin-left: 1.2em; }
.break { text-align: center; }
.facing { width: 100%; border-collapse: collapse; }
.facing td { width: 50%; padding: 0 0.6em 0 0; vertical-align: top; }
.facing p { margin: 0 0 0.3em; }
.translations { border-top: 1px solid; margin-top: 2em; }
.cover { margin: 0; text-align: center; }
.cover img { max-width: 100%; height: 100%; }
aside { font-size: 0.9em; }
sup { line-height: 0; }
`;

/** A page. `type` says what part of a book it is, after the EPUB vocabulary of structure. */
export function formatDocument(title: string, body: string, type?: PartType): string {
  const part = type === undefined ? "" : ` epub:type="${type}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="fr" xml:lang="fr">
  <head>
    <title>${escapeXml(title)}</title>
    <link rel="stylesheet" type="text/css" href="style.css"/>
  </head>
  <body${part}>
${body}
  </body>
</html>
`;
}

/** The parts of a book that are told apart. */
export type PartType = "cover" | "titlepage" | "frontmatter" | "bodymatter" | "colophon";

/** Both sides, each with its language; of none, nothing. */
export function pairOf(fr: string, en: string, name: "span" | "p"): string {
  return [
    { language: "fr", text: fr },
    { language: "en", text: en },
  ]
    .filter(({ text }) => text !== "")
    .map(
      ({ language, text }) =>
        `<${name} lang="${language}" xml:lang="${language}">${text}</${name}>`,
    )
    .join(" ");
}
