/** Linked parts of TEI texts of any maker → rows. */

import type { AlignedRow } from "#lib/import/formats/aligned-rows.ts";
import { BlockWriter } from "#lib/import/formats/block-writer.ts";
import { attribute, localName, type MarkupElement } from "#lib/import/formats/markup.ts";
import type { TeiBead } from "#lib/import/formats/tei-beads.ts";
import { TeiReader } from "#lib/import/formats/tei-reader.ts";
import type { TeiUnit } from "#lib/import/formats/tei-units.ts";
import type { Ledger } from "#lib/import/ledger.ts";
import { noteCalls, readInline } from "#lib/text/inline.ts";
import type { Side } from "#lib/text/side.ts";

/** Reads every bead; what notes it has come after the other rows. */
export function readTeiRows(
  beads: readonly TeiBead[],
  numbers: ReadonlyMap<MarkupElement, number>,
  ledger: Ledger,
): readonly AlignedRow[] {
  const reader = new BeadReader(numbers, ledger, findTitleDepth(beads));
  const rows = beads.flatMap((bead) => reader.read(bead));
  return [...rows, ...reader.notes()];
}

/** Of the depths of heads the highest that comes more than once, else the highest. */
function findTitleDepth(beads: readonly TeiBead[]): number {
  const depths = beads.flatMap(({ fr: [unit] }) =>
    unit !== undefined && unit.kind === "h" ? [depthOf(unit)] : [],
  );
  const inOrder = [...new Set(depths)].sort((a, b) => a - b);
  const often = inOrder.find((depth) => depths.indexOf(depth) !== depths.lastIndexOf(depth));
  return often ?? inOrder[0] ?? 0;
}

function depthOf({ within }: TeiUnit): number {
  return within.filter((element) => /^div/.test(localName(element))).length;
}

/** What a side of a bead says, and the notes that it calls. */
interface ReadSide {
  readonly text: string;
  readonly notes: ReadonlyMap<number, string>;
}

class BeadReader {
  readonly #writer: BlockWriter;
  readonly #reader: TeiReader;
  readonly #numbers: ReadonlyMap<MarkupElement, number>;
  readonly #titleDepth: number;
  readonly #groups = new Map<MarkupElement, number>();
  /** Notes by the number that calls them on both sides. */
  readonly #notes = new Map<number, { fr: string; en: string }>();

  constructor(numbers: ReadonlyMap<MarkupElement, number>, ledger: Ledger, titleDepth: number) {
    this.#writer = new BlockWriter(ledger);
    this.#reader = new TeiReader(this.#writer, numbers);
    this.#numbers = numbers;
    this.#titleDepth = titleDepth;
  }

  read({ fr, en }: TeiBead): readonly AlignedRow[] {
    const first = fr[0] ?? en[0];
    if (first === undefined) return [];
    const sides = { fr: this.#side(fr), en: this.#side(en) };
    const number = first.kind === "n" ? this.#noteNumber(first) : undefined;
    if (number !== undefined) {
      this.#note(number, { fr: sides.fr.text, en: sides.en.text });
      return [];
    }
    const shared = this.#shareNotes(sides);
    if (shared.fr === "" && shared.en === "") return [];
    return [{ ...shared, kind: this.#kindOf(first), group: this.#groupOf(first) }];
  }

  /** The notes as rows, in the order of their numbers. */
  notes(): readonly AlignedRow[] {
    return [...this.#notes]
      .sort(([a], [b]) => a - b)
      .map(([note, sides]) => ({ ...sides, kind: "n", note }));
  }

  #side(units: readonly TeiUnit[]): ReadSide {
    const from = this.#writer.blocks.length;
    for (const { nodes } of units)
      this.#reader.read({ name: "seg", attributes: {}, children: nodes });
    const blocks = this.#writer.blocks.splice(from);
    const notes = new Map<number, string>();
    for (const { note, content } of blocks) {
      if (note === undefined) continue;
      notes.set(note, [notes.get(note) ?? [], content].flat().join(" "));
    }
    const text = blocks.flatMap(({ note, content }) => (note === undefined ? [content] : []));
    return { text: text.join(" ").replace(/\n/g, " "), notes };
  }

  /** Where both sides call as many notes, these are the same notes. */
  #shareNotes({ fr, en }: Readonly<Record<Side, ReadSide>>): { fr: string; en: string } {
    const french = noteCalls(readInline(fr.text).content);
    const english = noteCalls(readInline(en.text).content);
    const isShared = french.length === english.length;
    const shared = new Map(
      isShared ? english.map((number, at) => [number, french[at] ?? number]) : [],
    );
    for (const [number, text] of fr.notes) this.#note(number, { fr: text, en: "" });
    for (const [number, text] of en.notes)
      this.#note(shared.get(number) ?? number, { fr: "", en: text });
    const renumbered = en.text.replace(/\[\^(\d+)\]/g, (_, number: string) => {
      return `[^${shared.get(Number(number)) ?? number}]`;
    });
    return { fr: fr.text, en: renumbered };
  }

  #note(number: number, { fr, en }: { readonly fr: string; readonly en: string }): void {
    const note = this.#notes.get(number) ?? { fr: "", en: "" };
    note.fr = [note.fr, fr].filter(Boolean).join(" ");
    note.en = [note.en, en].filter(Boolean).join(" ");
    this.#notes.set(number, note);
  }

  #noteNumber({ within }: TeiUnit): number | undefined {
    const note = within.find((element) => this.#numbers.has(element));
    return note && this.#numbers.get(note);
  }

  #kindOf(unit: TeiUnit): NonNullable<AlignedRow["kind"]> {
    const { kind, within } = unit;
    if (kind === "h") {
      const head = within.findLast((element) => localName(element) === "head");
      const isMain = head !== undefined && attribute(head, "type") !== "sub";
      return isMain && depthOf(unit) === this.#titleDepth ? "t" : kind;
    }
    return kind;
  }

  #groupOf({ block }: TeiUnit): number | undefined {
    if (block === undefined) return undefined;
    const group = this.#groups.get(block) ?? this.#groups.size + 1;
    this.#groups.set(block, group);
    return group;
  }
}
