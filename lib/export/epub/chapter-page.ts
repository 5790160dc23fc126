/** A chapter as a page of the book, in one of three layouts. */

import { paragraphsOf, sidesOf } from "#lib/export/two-sides.ts";
import { escapeXml } from "#lib/export/xml.ts";
import { traitsOf } from "#lib/text/block-kinds.ts";
import { plainText } from "#lib/text/inline.ts";
import type { Block, Cell, EditionName, Inline } from "#lib/text/model.ts";
import { tidyLines } from "#lib/text/verse-lines.ts";
import type { NamedChapter } from "#lib/text/whole-work.ts";
import { formatDocument, pairOf } from "./document.ts";

/**
 * How the two languages stand: each French paragraph, then its English; side by side in a table,
 * for wide screens; or the French alone, with the English of a paragraph opened from its end.
 */
export type EpubLayout = (typeof epubLayouts)[number];

/** The layouts; the first is taken where none is named. */
export const epubLayouts = ["in-turn", "facing", "pop-up"] as const;

/** Formats the page. Throws a `RangeError` for an edition that the chapter lacks. */
export function formatChapterPage(
  named: NamedChapter,
  edition: EditionName,
  layout: EpubLayout,
): string {
  const sides = sidesOf(named, edition);
  const writer = new PageWriter(named, layout);
  const blocks = named.chapter.blocks.map((block) =>
    writer.block(
      block,
      paragraphsOf(block, (segment) => sides(segment)[0]),
      paragraphsOf(block, (segment) => sides(segment)[1]),
    ),
  );
  return formatDocument(
    chapterTitle(named),
    blocks.join("\n") + writer.translations(),
    "bodymatter",
  );
}

/** Between two paragraphs of a block. */
const between = "\n      ";

/** Writes the blocks of one page, knowing which notes are on it and how often each was called. */
class PageWriter {
  readonly #notes: ReadonlySet<string>;
  readonly #calls = new Map<string, number>();

  readonly #layout: EpubLayout;
  /** The English of paragraphs that is opened from them, in their order. */
  readonly #translations: string[] = [];

  constructor({ chapter }: NamedChapter, layout: EpubLayout) {
    this.#layout = layout;
    this.#notes = new Set(chapter.blocks.flatMap(({ id, kind }) => (kind === "n" ? [id] : [])));
  }

  block(
    { id, kind }: Block,
    fr: readonly (readonly Cell[])[],
    en: readonly (readonly Cell[])[],
  ): string {
    const { depth } = traitsOf(kind);
    if (depth !== undefined) {
      const name = `h${depth}`;
      const pair = pairOf(this.#joined(fr, kind), this.#joined(en, kind), "span");
      return `    <section id="${id}"><${name}>${pair}</${name}></section>`;
    }
    if (kind === "b") {
      const [side = []] = fr.length > 0 ? fr : en;
      return `    <section id="${id}"><p class="break">${this.#cells(side, kind)}</p></section>`;
    }
    const label = kind === "n" ? `<sup>${id.slice(1)}</sup> ` : "";
    const sides = [
      fr.map((cells, index) => this.#paragraph(cells, kind, "fr", label, index === 0)),
      en.map((cells, index) => this.#paragraph(cells, kind, "en", label, index === 0)),
    ] as const;
    if (kind === "n")
      return `    <aside id="${id}" epub:type="footnote" role="doc-footnote">\n      ${sides.flat().join(between)}\n    </aside>`;
    return this.#laidOut(id, ...sides);
  }

  /** The asides in which the English is opened, after the text; empty where it stands in it. */
  translations(): string {
    if (this.#translations.length === 0) return "";
    return `\n    <section class="translations" epub:type="footnotes">\n${this.#translations.join("\n")}\n    </section>`;
  }

  #laidOut(id: string, fr: readonly string[], en: readonly string[]): string {
    if (this.#layout === "facing")
      return `    <table class="facing" id="${id}"><tr>\n      <td>${fr.join(between)}</td>\n      <td>${en.join(between)}</td>\n    </tr></table>`;
    const last = fr.at(-1);
    if (this.#layout === "in-turn" || last === undefined || en.length === 0)
      return `    <section id="${id}">\n      ${[...fr, ...en].join(between)}\n    </section>`;
    const call = ` <a id="${id}-call" href="#${id}-en" epub:type="noteref" role="doc-noteref" lang="en" xml:lang="en">EN</a></p>`;
    this.#translations.push(
      `      <aside id="${id}-en" epub:type="footnote" role="doc-footnote">\n        ${en.join(between)}\n      </aside>`,
    );
    const called = [...fr.slice(0, -1), last.replace(/<\/p>$/, () => call)];
    return `    <section id="${id}">\n      ${called.join(between)}\n    </section>`;
  }

  #paragraph(
    cells: readonly Cell[],
    kind: Block["kind"],
    language: string,
    label: string,
    isFirst: boolean,
  ): string {
    const name = traitsOf(kind).epubClass;
    const className = name === undefined ? "" : ` class="${name}"`;
    const speakers = kind === "d" && isFirst ? 1 : 0;
    const speaker = this.#cells(cells.slice(0, speakers), kind);
    const text = this.#cells(cells.slice(speakers), kind);
    const space = text.startsWith("<br/>") ? "" : " ";
    const head = speaker === "" ? "" : `<span class="speaker">${speaker}</span>${space}`;
    return `<p${className} lang="${language}" xml:lang="${language}">${label}${head}${text}</p>`;
  }

  #joined(paragraphs: readonly (readonly Cell[])[], kind: Block["kind"]): string {
    return paragraphs.map((cells) => this.#cells(cells, kind)).join(" ");
  }

  #cells(cells: readonly Cell[], kind: Block["kind"]): string {
    const text = cells
      .map(({ content }) => content.map((inline) => this.#inline(inline)).join(""))
      .join(kind === "v" ? "\n" : " ");
    return tidyLines(text, kind).replaceAll("\n", "<br/>\n      ");
  }

  #inline(inline: Inline): string {
    if (inline.type === "text") return escapeXml(inline.value);
    if (inline.type === "emphasis") {
      return `<em>${inline.children.map((child) => this.#inline(child)).join("")}</em>`;
    }
    const note = `n${inline.number}`;
    // A note that the text calls and does not have is a figure only.
    if (!this.#notes.has(note)) return `<sup>${inline.number}</sup>`;
    const count = (this.#calls.get(note) ?? 0) + 1;
    this.#calls.set(note, count);
    return `<a id="call-${inline.number}-${count}" href="#${note}" epub:type="noteref" role="doc-noteref"><sup>${inline.number}</sup></a>`;
  }
}

/** What the contents call a chapter: its French title, or the English one, or its file’s name. */
export function chapterTitle({ name, chapter }: NamedChapter): string {
  const block =
    chapter.blocks.find(({ kind }) => kind === "t") ??
    chapter.blocks.find(({ kind }) => kind === "h");
  for (const column of chapter.editions.keys()) {
    const text = block?.segments
      .map(({ cells }) => plainText(cells[column]?.content ?? []))
      .filter((line) => line.trim() !== "")
      .join(" ");
    if (text) return text;
  }
  return name;
}
