/** What `npm run fuzz` makes its whole inputs of, format by format. */

import fc from "fast-check";
import { odfTable, ods, xlsx, xrow } from "../import/formats/office-files.ts";
import { makePdf, setParagraphs } from "../import/formats/pdf/make-pdf.ts";

const words = fc.constantFrom(
  ...'le|gardien|l’escalier|Monsieur|monta|la|mer|,|.|!|« Où ? »|—|--|...|œuf|1|12|IV|CHAPITRE II|LE COMTE|:|(il sort)|[1]|[^1]|*|_|**|=gras=|[Note A: voir]|[A]|\u00a0|\u2019|ﬁn|&|<|>|"|jus-|\n|\n\n|\n    |\t|\f|\r\n|* * *|/|\\|#|- |> |`|~~~|| |http://a.fr|\u0301|😀|\u00ad|\u200b|\ufeff'.split(
    "|",
  ),
  "|",
);
const prose = fc
  .array(words, { maxLength: 60, size: "max" })
  .map((pieces) =>
    pieces.reduce((text, piece) => text + (/^[,.\n]/.test(piece) ? "" : " ") + piece, ""),
  );

/** Prose, each word of it once. */
export const ownProse = prose.map(withOwnWords);

const inline = fc.constantFrom(
  ..."a|b|i|em|strong|span|sup|sub|small|ruby|rt|q|u|s|code|font|abbr|noscript|object|button|label".split(
    "|",
  ),
);
const block = fc.constantFrom(
  ..."p|div|h1|h2|h3|blockquote|ul|ol|li|table|tr|td|section|aside|pre|form|figure|figcaption|dl|dt|dd|main|nav|header|footer|center|article".split(
    "|",
  ),
);
const text = fc
  .array(
    fc.constantFrom(
      "le",
      "gardien",
      " ",
      " monta ",
      "l’œuf",
      "&amp;",
      "&nbsp;",
      "1",
      "Note",
      "—",
      "\n",
    ),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(""));
const { html } = fc.letrec<{ html: string; node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.constantFrom("<br/>", "<hr/>", '<img src="a.png" alt="un phare"/>', "<!-- rien -->"),
    fc.tuple(inline, tie("html")).map(([name, inner]) => `<${name}>${inner}</${name}>`),
    fc.tuple(block, tie("html")).map(([name, inner]) => `<${name}>${inner}</${name}>`),
    tie("html").map((inner) => `<div class="poem"><p>${inner}</p></div>`),
    fc.nat(3).map((n) => `<p>mot<a href="#n${n}" id="r${n}">${n}</a></p>`),
    fc.nat(3).map((n) => `<p id="n${n}"><a href="#r${n}">${n}</a> La note.</p>`),
  ),
  html: fc.array(tie("node"), { maxLength: 4 }).map((nodes) => nodes.join("")),
}));
/** Words no part of which comes twice: one that does may look as if it had moved. */
function withOwnWords(source: string): string {
  let count = 0;
  return source.replace(/gardien|monta|mer|œuf|note/gi, (word) => {
    count++;
    const own = [...count.toString(26)]
      .map((sign) => "abcdefghijklmnopqrstuvwxyz"[Number.parseInt(sign, 26)])
      .join("");
    return [...word].map((letter) => letter + own).join("");
  });
}

/** A page of elements within elements. */
export const page = html
  .map(withOwnWords)
  .map(
    (body) =>
      `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`,
  );
const cell = fc
  .array(fc.constantFrom("le", "gardien ", '"', "«", ",", ";", "Oui", "\n", " "), { maxLength: 6 })
  .map((pieces) => pieces.join(""));
/** A table of two columns, each cell in quotes. */
export const quoted = (separator: string) =>
  fc
    .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 })
    .map((rows) =>
      ["fr", "en"]
        .join(separator)
        .concat(
          "\n",
          rows
            .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(separator))
            .join("\n"),
        ),
    );

const sentence = fc
  .array(
    fc.constantFrom("le", "gardien", "monta", "l’œuf", "Où ?", "— Oui.", "mer.", "Mr.", "12", "&"),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(" "));

/** Cues of one line or several, some numbered, some within each other’s time. */
export const subtitles = (kind: "srt" | "vtt") =>
  fc
    .array(
      fc.record({
        start: fc.integer({ min: 0, max: 90_000 }),
        length: fc.integer({ min: -500, max: 9_000 }),
        lines: fc.array(
          fc.oneof(
            sentence,
            sentence.map((text) => `<i>${text}</i>`),
            sentence.map((text) => `- ${text}`),
            fc.constantFrom("", "{\\an8}", "♪ la mer ♪", "[musique]"),
          ),
          { maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((cues) => {
      const parts = cues.map(({ start, length, lines }, index) =>
        [
          kind === "srt" ? String(index + 1) : "",
          `${timeOf(start, kind)} --> ${timeOf(Math.max(0, start + length), kind)}`,
          ...lines,
        ]
          .filter((line, at) => at > 0 || line !== "")
          .join("\n"),
      );
      return withOwnWords(`${kind === "vtt" ? "WEBVTT\n\n" : ""}${parts.join("\n\n")}\n`);
    });

function timeOf(ms: number, kind: "srt" | "vtt"): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const rest = String(ms % 1_000).padStart(3, "0");
  const seconds = Math.floor(ms / 1_000);
  return `00:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}${kind === "srt" ? "," : "."}${rest}`;
}

/** Elements of a vocabulary within each other, with words between. */
function elements(names: readonly string[]): fc.Arbitrary<string> {
  const { tree } = fc.letrec<{ tree: string; node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      text,
      fc
        .tuple(fc.constantFrom(...names), tie("tree"))
        .map(([name, inner]) => `<${name}>${inner}</${name}>`),
    ),
    tree: fc.array(tie("node"), { maxLength: 4 }).map((nodes) => nodes.join("")),
  }));
  return tree.map((inner) => withOwnWords(inner).replaceAll("&nbsp;", "&#160;"));
}

/** A book in the two vocabularies of XML that are read. */
export const fb2 = elements(
  "section|title|p|subtitle|poem|stanza|v|epigraph|cite|text-author|emphasis|strong|empty-line|table|tr|td|a|sup".split(
    "|",
  ),
).map(
  (body) =>
    `<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info><book-title>T</book-title></title-info></description><body>${body}</body></FictionBook>`,
);
export const tei = elements(
  "div|head|p|lg|l|sp|speaker|stage|note|hi|q|quote|list|item|table|row|cell|ab|pb|lb|choice|corr|sic|front|back".split(
    "|",
  ),
).map(
  (body) =>
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`,
);

/** Units of gettext. */
export const po = fc
  .array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 12 })
  .map((pairs) =>
    pairs
      .map(
        ([en, fr]) =>
          `msgid ${JSON.stringify(`the ${en}`)}\nmsgstr ${JSON.stringify(`les ${fr}`)}\n`,
      )
      .join("\n"),
  );

const bilingualRows = fc
  .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 })
  .map((rows) => [
    ["Français", "English"],
    ...rows.map((row) => row.map((each) => each.replace(/"/g, "”"))),
  ]);

export const workbook = bilingualRows.map((rows) =>
  xlsx({ a: rows.map((row, at) => xrow(at + 1, row)).join("") }),
);
export const spreadsheet = bilingualRows.map((rows) => ods(odfTable(rows)));

/** Paragraphs set on pages, and their lines. */
export const pdf = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 })
  .map((pages) =>
    makePdf({
      pages: pages.map((paragraphs) => [
        ...setParagraphs(paragraphs.map((each) => each.replaceAll("—", "-"))).placed,
      ]),
    }),
  );

/** Pages → the parts of an EPUB. */
export function toEpubParts(pages: readonly string[]): Readonly<Record<string, string>> {
  const items = pages.map(
    (_, n) => `<item id="p${n}" href="p${n}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const spine = pages.map((_, n) => `<itemref idref="p${n}"/>`);
  return {
    mimetype: "application/epub+zip",
    "META-INF/container.xml":
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "book.opf": `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></metadata><manifest>${items.join("")}</manifest><spine>${spine.join("")}</spine></package>`,
    ...Object.fromEntries(pages.map((source, n) => [`p${n}.xhtml`, source])),
  };
}
