/** Gathers the runs of a block and closes it; readers of XML books write with it. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { formatRuns, type Run } from "#lib/import/formats/inline-content.ts";
import { joinBrokenLines, readBrokenLines } from "#lib/import/formats/line-breaks.ts";
import type { Ledger } from "#lib/import/ledger.ts";

/** What a block is besides its content. */
export type BlockAbout = Omit<DraftBlock, "content">;

/** The blocks of a book, one after another. Everything written is shown to the ledger. */
export class BlockWriter {
  readonly blocks: DraftBlock[] = [];
  readonly #ledger: Ledger;
  #runs: Run[] = [];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Whether the open block has no words yet. */
  get isBlank(): boolean {
    return this.#runs.every((run) => run.type === "text" && run.value.trim() === "");
  }

  /** Puts what counts an item before a block, as it is shown: `1. `. */
  mark(index: number, marker: string): void {
    const block = this.blocks[index];
    if (block !== undefined) {
      this.#ledger.show(marker);
      this.blocks[index] = { ...block, content: marker + block.content };
    }
  }

  text(value: string, isEmphasis = false): void {
    this.#ledger.show(value);
    this.#runs.push({ type: "text", value, isEmphasis });
  }

  /** A call of a note. `printed` is what the format shows in its place. */
  call(number: number, printed: string): void {
    this.setAside("note-mark", printed);
    const last = this.#runs.at(-1);
    if (last?.type === "text") {
      const value = last.value.replace(/[ \t\n\r\u00a0\u202f]*[[(]?$/, "");
      this.#runs[this.#runs.length - 1] = { ...last, value };
    }
    this.#runs.push({ type: "note-call", number });
  }

  lineEnd(): void {
    this.#runs.push({ type: "line-end" });
  }

  /** Text that is shown and is no text of the book. */
  setAside(name: Parameters<Ledger["setAside"]>[0], text: string, count = 1): void {
    this.#ledger.show(text);
    this.#ledger.setAside(name, text, count);
  }

  /** What is open, its lines parted by "\n"; nothing is open after it. */
  take(): string {
    const content = formatRuns(this.#runs);
    this.#runs = [];
    return content;
  }

  /** Closes the open block as one, if it has any words. */
  close(about: BlockAbout): void {
    const content = this.take();
    this.#ledger.show("\n");
    if (content === "") return;
    const isLined = about.kind === "v" || about.kind === "d";
    this.blocks.push({ ...about, content: isLined ? content : joinAll(content) });
  }

  /** Closes a paragraph whose lines may be verse, or several paragraphs. */
  closeLines(about: BlockAbout, isSetOff = false): void {
    const content = this.take();
    this.#ledger.show("\n");
    if (content === "") return;
    for (const part of readBrokenLines(content.split("\n"), { isSetOff })) {
      const kind = part.kind === "stanza" ? "v" : about.kind;
      this.blocks.push({ ...about, kind, content: part.content });
    }
  }
}

function joinAll(content: string): string {
  return content.split("\n").reduce(joinBrokenLines);
}
