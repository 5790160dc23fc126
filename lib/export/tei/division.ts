/** One side of a chapter as a TEI division: its heads, paragraphs, stanzas, speeches and notes. */

import { escapeXml } from "#lib/export/xml.ts";
import type { Block, BlockKind, Cell, Inline, Segment } from "#lib/text/model.ts";
import type { Side } from "#lib/text/side.ts";
import type { NamedChapter } from "#lib/text/whole-work.ts";

/** The id of a segment of one side; names of chapters have no full stop. */
export function segmentXmlId(side: Side, chapter: string, id: string): string {
  return `${side}-${chapter}.${id}`;
}

/** Formats the division. A heading within the chapter begins a division of its own, which nests. */
export function formatChapterDivision(
  { name, chapter }: NamedChapter,
  side: Side,
  cellOf: (segment: Segment) => Cell,
): string {
  return new DivisionWriter(name, side, chapter.blocks, cellOf).write();
}

/** How deep the division of a heading stands; a chapter’s own is 0. */
const depths: Readonly<Partial<Record<BlockKind, number>>> = { t: 1, h: 1, s: 2 };

class DivisionWriter {
  readonly #chapter: string;
  readonly #side: Side;
  readonly #blocks: readonly Block[];
  readonly #cellOf: (segment: Segment) => Cell;
  readonly #notes: ReadonlySet<string>;
  readonly #lines: string[] = [];
  /** The depths of the divisions that are open in the chapter’s. */
  readonly #open: number[] = [];
  /** Whether the innermost division has had heads only. */
  #isAtHead = true;
  #isInList = false;

  constructor(
    chapter: string,
    side: Side,
    blocks: readonly Block[],
    cellOf: (segment: Segment) => Cell,
  ) {
    this.#chapter = chapter;
    this.#side = side;
    this.#blocks = blocks;
    this.#cellOf = cellOf;
    this.#notes = new Set(blocks.flatMap(({ id, kind }) => (kind === "n" ? [id] : [])));
  }

  write(): string {
    this.#lines.push(
      `<div type="chapter" n="${this.#chapter}" xml:id="${this.#side}-${this.#chapter}">`,
    );
    for (const block of this.#blocks) this.#block(block);
    this.#endList();
    this.#closeTo(0);
    this.#lines.push("</div>");
    return this.#lines.join("\n");
  }

  #block(block: Block): void {
    if (block.kind !== "l") this.#endList();
    const depth = depths[block.kind];
    if (depth !== undefined) {
      this.#heading(block, depth);
      return;
    }
    this.#isAtHead = false;
    if (block.kind === "l" && !this.#isInList) {
      this.#lines.push("<list>");
      this.#isInList = true;
    }
    this.#lines.push(this.#format(block));
  }

  /** A subheading right after a heading is of the same division; so is a title that opens it. */
  #heading(block: Block, depth: number): void {
    const isOfSame = this.#isAtHead && (block.kind === "s" || this.#lines.length === 1);
    if (!isOfSame || (block.kind === "h" && this.#lines.length === 1)) {
      this.#closeTo(depth);
      this.#lines.push(`<div type="${block.kind === "s" ? "subsection" : "section"}">`);
      this.#open.push(depth);
    }
    this.#isAtHead = true;
    const type = isOfSame && block.kind === "s" && this.#lines.length > 1 ? ' type="sub"' : "";
    const heads = this.#paragraphs(block.segments).map(
      (segments) => `<head${type}>${this.#run(segments)}</head>`,
    );
    this.#lines.push(...heads);
  }

  #closeTo(depth: number): void {
    while ((this.#open.at(-1) ?? 0) >= Math.max(depth, 1)) {
      this.#open.pop();
      this.#lines.push("</div>");
    }
  }

  #endList(): void {
    if (this.#isInList) this.#lines.push("</list>");
    this.#isInList = false;
  }

  #format(block: Block): string {
    const { id, kind, segments } = block;
    const paragraphs = this.#paragraphs(segments);
    const inParagraphs = () => paragraphs.map((each) => `<p>${this.#run(each)}</p>`).join("");
    if (kind === "q") return `<quote>${inParagraphs()}</quote>`;
    if (kind === "l")
      return `<item>${paragraphs.length > 1 ? inParagraphs() : this.#run(segments)}</item>`;
    if (kind === "n")
      return `<note xml:id="${this.#noteId(id)}" n="${id.slice(1)}" place="end">${inParagraphs()}</note>`;
    if (kind === "b") return `<ab type="break">${this.#run(segments)}</ab>`;
    if (kind === "r")
      return paragraphs.map((each) => `<stage>${this.#run(each)}</stage>`).join("\n");
    if (kind === "v") return paragraphs.map((each) => this.#stanza(each)).join("\n");
    return kind === "d" ? this.#speech(segments) : inParagraphs();
  }

  /** The segments by the paragraphs that this side prints. */
  #paragraphs(segments: readonly Segment[]): readonly (readonly Segment[])[] {
    const paragraphs: Segment[][] = [];
    for (const segment of segments) {
      const last = paragraphs.at(-1);
      if (last === undefined || this.#cellOf(segment).opensParagraph) paragraphs.push([segment]);
      else last.push(segment);
    }
    return paragraphs;
  }

  /** Each row is a line, or several. */
  #stanza(segments: readonly Segment[]): string {
    const lines = segments.flatMap((segment) => this.#fragments(segment).map((each) => [each]));
    return `<lg>${lines.map((line) => `<l>${line.join("")}</l>`).join("")}</lg>`;
  }

  #speech([head, ...said]: readonly Segment[]): string {
    const speaker = head === undefined ? "" : `<speaker>${this.#run([head])}</speaker>`;
    const paragraphs = this.#paragraphs(said).map((segments) =>
      segments.some((segment) => this.#fragments(segment).length > 1 || this.#beginsLine(segment))
        ? this.#verse(segments)
        : `<p>${this.#run(segments)}</p>`,
    );
    return `<sp>${speaker}${paragraphs.length === 0 ? "<p/>" : paragraphs.join("")}</sp>`;
  }

  /** Lines of a speech; words that begin none end a line that somebody else has begun. */
  #verse(segments: readonly Segment[]): string {
    const lines: { readonly isBegun: boolean; readonly parts: string[] }[] = [];
    for (const segment of segments) {
      for (const [index, fragment] of this.#fragments(segment).entries()) {
        const begins = index > 0 || this.#beginsLine(segment);
        const last = lines.at(-1);
        if (begins || last === undefined) lines.push({ isBegun: begins, parts: [fragment] });
        else last.parts.push(fragment);
      }
    }
    const formatted = lines.map(
      ({ isBegun, parts }) => `<l${isBegun ? "" : ' part="F"'}>${parts.join(" ")}</l>`,
    );
    return `<lg>${formatted.join("")}</lg>`;
  }

  #beginsLine(segment: Segment): boolean {
    const [first] = this.#cellOf(segment).content;
    return first?.type === "text" && first.value.startsWith("\n");
  }

  #run(segments: readonly Segment[]): string {
    return segments.flatMap((segment) => this.#fragments(segment)).join(" ");
  }

  /** A segment, in as many pieces as it has lines; the further ones say that they go on. */
  #fragments(segment: Segment): readonly string[] {
    const { content, opensParagraph } = this.#cellOf(segment);
    const id = segmentXmlId(this.#side, this.#chapter, segment.id);
    const lines = splitLines(content);
    const opens = opensParagraph ? ' type="opens-paragraph"' : "";
    return lines.map((line, index) => {
      const part = lines.length === 1 ? "" : ` part="${partOf(index, lines.length)}"`;
      const name = index === 0 ? `xml:id="${id}"` : `xml:id="${id}_${index + 1}" prev="#${id}"`;
      const text = line.map((inline) => this.#inline(inline)).join("");
      return `<seg ${name} n="${segment.id}"${part}${index === 0 ? opens : ""}>${text}</seg>`;
    });
  }

  #inline(inline: Inline): string {
    // A line of verse begins within emphasis.
    if (inline.type === "text") return escapeXml(inline.value).replaceAll("\n", "<lb/>");
    if (inline.type === "emphasis") {
      const text = inline.children.map((child) => this.#inline(child)).join("");
      return `<hi rend="italic">${text}</hi>`;
    }
    const { number } = inline;
    const target = this.#notes.has(`n${number}`) ? ` target="#${this.#noteId(`n${number}`)}"` : "";
    return `<ref type="note" n="${number}"${target}>${number}</ref>`;
  }

  #noteId(note: string): string {
    return `${this.#side}-${this.#chapter}.${note}`;
  }
}

/** A content by its lines; a line that the cell itself begins has nothing before it. */
function splitLines(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of content) {
    if (inline.type !== "text") {
      lines.at(-1)?.push(inline);
      continue;
    }
    for (const [index, value] of inline.value.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (value !== "") lines.at(-1)?.push({ type: "text", value });
    }
  }
  const filled = lines.filter((line) => line.length > 0);
  return filled.length === 0 ? [[]] : filled;
}

function partOf(index: number, count: number): "I" | "M" | "F" {
  if (index === 0) return "I";
  return index === count - 1 ? "F" : "M";
}
