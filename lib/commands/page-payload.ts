/**
 * The payload from which React draws a page in the browser. The chapters of a work have nearly the
 * same one: it is written once for the work, and each page says what is other in it.
 */

import { diffArrays } from "diff";

/** What Next has put into a page to be run: how to begin, and the payload. */
export interface PagePayload {
  readonly beginning: string;
  readonly payload: string;
}

/** From the end of the change before, so many letters on, so many are replaced by these. */
export type Edit = readonly [skip: number, length: number, text: string];

/**
 * Reads scripts that Next puts into a page; `undefined` where one of them is of another kind than
 * those that begin and those that bring a part of the payload.
 */
export function readPagePayload(scripts: readonly string[]): PagePayload | undefined {
  const parts = scripts.filter((script) => partStart.test(script));
  const texts = parts.map((script) =>
    parseText(script.replace(partStart, "").replace(/\]\)$/, "")),
  );
  const beginning = scripts.filter((script) => !partStart.test(script));
  const isKnown =
    texts.length > 0 &&
    texts.every((text) => text !== undefined) &&
    beginning.every((script) => beginnings.some((pattern) => pattern.test(script)));
  return isKnown ? { beginning: beginning.join("\n;\n"), payload: texts.join("") } : undefined;
}

const partStart = /^self\.__next_f\.push\(\[1,/;

const beginnings = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{"otherChunks":/,
];

function parseText(literal: string): string | undefined {
  try {
    const text: unknown = JSON.parse(literal);
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}

/** What makes `changed` of `shared`; a quoted string is replaced as a whole. */
export function findEdits(shared: string, changed: string): readonly Edit[] {
  const edits: Edit[] = [];
  let skip = 0;
  let open: { length: number; text: string } | undefined;
  const close = () => {
    if (open === undefined) return;
    edits.push([skip, open.length, open.text]);
    skip = 0;
    open = undefined;
  };
  const change = (removed: string, added: string) => {
    open = { length: (open?.length ?? 0) + removed.length, text: (open?.text ?? "") + added };
  };
  for (const { removed, added, kept } of differences(rowsOf(shared), rowsOf(changed))) {
    if (kept !== "") {
      close();
      skip += kept.length;
      continue;
    }
    // Rows differ in a few strings of many.
    for (const inner of differences(tokensOf(removed), tokensOf(added))) {
      if (inner.kept === "") change(inner.removed, inner.added);
      else {
        close();
        skip += inner.kept.length;
      }
    }
  }
  close();
  return edits;
}

/** Does what `findEdits` found; the script of a work does the same in the browser. */
export function applyEdits(shared: string, edits: readonly Edit[]): string {
  let at = 0;
  let text = "";
  for (const [skip, length, added] of edits) {
    text += shared.slice(at, at + skip) + added;
    at += skip + length;
  }
  return text + shared.slice(at);
}

/** The payload that the pages of a work share: that of the first of them that is drawn. */
export class SharedPayload {
  #first: PagePayload | undefined;
  #script = "";

  /**
   * The script that draws a page, and what its `data-edits` has; `undefined` for a page that begins
   * otherwise than the first.
   */
  draw(page: PagePayload): { readonly script: string; readonly edits: string } | undefined {
    if (this.#first === undefined) {
      this.#first = page;
      this.#script = sharedScript(page);
    }
    if (page.beginning !== this.#first.beginning) return undefined;
    return {
      script: this.#script,
      edits: JSON.stringify(findEdits(this.#first.payload, page.payload)),
    };
  }
}

/** The script that draws the pages of a work, each by the edits that its `data-edits` has. */
export function sharedScript({ beginning, payload }: PagePayload): string {
  const draw = `(() => {
  const shared = ${JSON.stringify(payload)};
  const { edits } = document.querySelector("script[data-edits]").dataset;
  self.__next_f.push([1, (${applyEdits.toString()})(shared, JSON.parse(edits))]);
})()`;
  return `${beginning}\n;\n${draw}`;
}

interface Difference {
  readonly kept: string;
  readonly removed: string;
  readonly added: string;
}

function differences(before: readonly string[], after: readonly string[]): readonly Difference[] {
  const found: Difference[] = [];
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    const text = value.join("");
    const last = found.at(-1);
    if (!added && !removed) found.push({ kept: text, removed: "", added: "" });
    else if (last === undefined || last.kept !== "")
      found.push({ kept: "", removed: removed ? text : "", added: added ? text : "" });
    else
      found[found.length - 1] = {
        kept: "",
        removed: last.removed + (removed ? text : ""),
        added: last.added + (added ? text : ""),
      };
  }
  return found;
}

const rowsOf = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const tokensOf = (text: string) => text.match(/"(?:[^"\\\n]|\\.)*"|[^"]+|"/g) ?? [];
