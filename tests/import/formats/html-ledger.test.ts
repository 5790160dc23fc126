/** Laws of every page: no word is lost, none is moved, and what is left out has a name. */

import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { plainText, readInline } from "#lib/text/inline.ts";
import fc from "../../property.ts";

/** A piece of a page: its markup, the words that the text keeps and those of its notes. */
interface Piece {
  readonly markup: string;
  readonly kept: readonly string[];
  readonly notes: readonly string[];
}

/** Makes words that come only once, and ids. */
class Maker {
  #count = 0;

  word(): string {
    let number = this.#count++;
    let letters = "";
    for (let place = 0; place < 4; place++) {
      letters += `${"bdfglmprst"[number % 10]}${"aeiou"[place]}`;
      number = Math.floor(number / 10);
    }
    return letters;
  }

  words(count: number): readonly string[] {
    return Array.from({ length: count }, () => this.word());
  }

  id(): string {
    return `x${this.#count++}`;
  }
}

type Make = (maker: Maker) => Piece;

const sentence = (words: readonly string[]) => {
  const text = words.join(" ");
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
};

const wrapped =
  (before: string, after: string, count = 5): Make =>
  (maker) => {
    const kept = maker.words(count);
    return { markup: `${before}${sentence(kept)}${after}`, kept, notes: [] };
  };

const unread =
  (before: string, after: string): Make =>
  (maker) => ({ markup: `${before}${maker.word()}${after}`, kept: [], notes: [] });

const lines =
  (before: string, between: string, after: string): Make =>
  (maker) => {
    const rows = [maker.words(4), maker.words(4), maker.words(4)];
    const markup =
      before + rows.map((row) => `${sentence(row).slice(0, -1)},`).join(between) + after;
    return { markup, kept: rows.flat(), notes: [] };
  };

const pieces: readonly Make[] = [
  wrapped("<p>", "</p>"),
  wrapped("<p>", "</p>", 30),
  wrapped("<div>", "</div>"),
  wrapped("<blockquote><p>", "</p></blockquote>"),
  wrapped("<form><p>", "</p></form>"),
  wrapped("<object><p>", "</p></object>"),
  wrapped("<noscript><p>", "</p></noscript>"),
  wrapped("<boite-noire><p>", "</p></boite-noire>"),
  wrapped("<details><summary>", "</summary></details>"),
  wrapped("<ul><li>", "</li></ul>"),
  wrapped('<ol start="3"><li>', "</li></ol>"),
  wrapped("<dl><dt>", "</dt></dl>"),
  wrapped("<table><tr><td>", "</td></tr></table>"),
  wrapped("<figure><img src='x.png' alt='Une image'/><figcaption>", "</figcaption></figure>"),
  wrapped('<section role="doc-pagebreak"><p>', "</p></section>", 20),
  wrapped("<p><b>", "</b></p>"),
  wrapped("<p><i>", "</i></p>"),
  wrapped("<pre>", "</pre>"),
  wrapped("<p><ruby>", "<rt>kan</rt></ruby></p>"),
  wrapped('<p><span class="pagenum">', "</span></p>"),
  wrapped('<p>— <span epub:type="pagebreak" title="12">12</span>', "</p>"),
  wrapped('<p><span style="display:none">caché</span>', "</p>"),
  lines("<p>", "<br/>", "</p>"),
  lines('<div class="poem"><p>', "</p><p>", "</p></div>"),
  lines('<div class="poem"><p>', "</p><hr/><p>", "</p></div>"),
  lines('<div class="poem"><div class="stanza">', "<br/>", "</div></div>"),
  lines("<blockquote><p>", "<br/>", "</p></blockquote>"),
  lines("<p>", "</p><hr/><p>", "</p>"),
  lines("<div>", "<br/><br/>", "</div>"),
  unread("<script>", "</script>"),
  unread("<nav><ol><li>", "</li></ol></nav>"),
  unread("<p hidden='hidden'>", "</p>"),
  unread("<button>", "</button>"),
  unread("<svg><text>", "</text></svg>"),
  (maker) => {
    const kept = maker.words(4);
    return {
      markup: `<p><span class="lettrine">${kept[0]?.slice(0, 1).toUpperCase()}</span>${sentence(kept).slice(1)}</p>`,
      kept,
      notes: [],
    };
  },
  // A note as Project Gutenberg links it, at the foot of its paragraph.
  (maker) => {
    const kept = maker.words(6);
    const notes = maker.words(4);
    const [note, call] = [maker.id(), maker.id()];
    return {
      markup: `<p>${sentence(kept)}<a id="FNanchor_${call}1"></a><a href="#Footnote_${note}1">[1]</a></p><div class="footnote"><p><a id="Footnote_${note}1"></a><a href="#FNanchor_${call}1"><span class="label">[1]</span></a> ${sentence(notes)}</p></div>`,
      kept,
      notes,
    };
  },
  // A hidden one within its paragraph, called by a word, of two paragraphs.
  (maker) => {
    const [before, called, after] = [maker.words(3), maker.word(), maker.words(3)];
    const notes = maker.words(6);
    const note = maker.id();
    return {
      markup: `<p>${sentence(before).slice(0, -1)} <a epub:type="noteref" href="#${note}">${called}</a><aside epub:type="footnote" id="${note}" hidden="hidden"><p>${sentence(notes.slice(0, 3))}</p><p>${sentence(notes.slice(3))} <a role="doc-backlink" href="#z">↩</a></p></aside> ${after.join(" ")}.</p>`,
      kept: [...before, called, ...after],
      notes,
    };
  },
];

const heading: Make = (maker) => {
  const kept = maker.words(3);
  return { markup: `<h2>${sentence(kept).slice(0, -1)}</h2>`, kept, notes: [] };
};

const pageOf = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Page</title></head><body>${body}</body></html>`;

function epubOf(pages: readonly string[]): Uint8Array {
  const container =
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>';
  const items = pages
    .map((_, at) => `<item id="p${at}" href="p${at}.xhtml" media-type="application/xhtml+xml"/>`)
    .join("");
  const spine = pages.map((_, at) => `<itemref idref="p${at}"/>`).join("");
  const book = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>${items}</manifest><spine><itemref idref="lost"/>${spine}${spine}</spine></package>`;
  const parts: Zippable = {
    "META-INF/container.xml": strToU8(container),
    "book.opf": strToU8(book),
  };
  for (const [at, page] of pages.entries()) parts[`p${at}.xhtml`] = strToU8(pageOf(page));
  return zipSync(parts);
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Checks a file against the pieces that it was made of. */
function check(name: string, bytes: Uint8Array, made: readonly Piece[]): void {
  const imported = importFile(name, bytes);
  if (imported.kind !== "text") throw new Error("both sides");
  const { blocks } = imported.text;
  const contents = blocks.map(({ kind, content }) => ({
    kind,
    words: content.split("\n").flatMap((line) => wordsOf(plainText(readInline(line).content))),
  }));
  expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
  const kept = contents.flatMap(({ kind, words }) => (kind === "n" ? [] : words));
  expect(kept).toEqual(made.flatMap((piece) => piece.kept));
  const notes = contents.flatMap(({ kind, words }) => (kind === "n" ? words : []));
  expect(notes).toEqual(made.flatMap((piece) => piece.notes));
  // Every call has its note.
  const calls = blocks.flatMap(({ content }) => content.match(/\[\^\d+\]/g) ?? []).sort();
  const numbers = blocks.flatMap(({ note }) => (note === undefined ? [] : [`[^${note}]`])).sort();
  expect(calls).toEqual(numbers);
}

const chapters = fc.array(
  fc.array(fc.integer({ min: 0, max: pieces.length - 1 }), { minLength: 1, maxLength: 8 }),
  { minLength: 1, maxLength: 4 },
);

const build = (chosen: readonly (readonly number[])[]) => {
  const maker = new Maker();
  return chosen.map((chapter) => [
    heading(maker),
    wrapped("<p>", "</p>", 40)(maker),
    ...chapter.map((at) => pieces[at]?.(maker) ?? heading(maker)),
  ]);
};

describe("every word of a page", () => {
  test("is kept in order or set aside by name, in HTML", () => {
    fc.assert(
      fc.property(chapters, (chosen) => {
        const made = build(chosen).flat();
        const body = made.map(({ markup }) => markup).join("\n");
        check("livre.html", strToU8(pageOf(body)), made);
      }),
      { seed: 20261130, numRuns: 100 },
    );
  }, 120_000);

  test("is kept in order or set aside by name, in EPUB", () => {
    fc.assert(
      fc.property(chapters, (chosen) => {
        const made = build(chosen);
        const pages = made.map((chapter) => chapter.map(({ markup }) => markup).join("\n"));
        check("livre.epub", epubOf(pages), made.flat());
      }),
      { seed: 20261130, numRuns: 60 },
    );
  }, 120_000);
});
