/** The element `<en-regard>`, which shows a passage facing its English on any page. */

import type { PassageBlock, PassagePiece, PassageRange } from "./passage.ts";

type ReadPassage = (table: string, range: PassageRange) => readonly PassageBlock[] | undefined;

/**
 * Defines the element. What stands in it, a link to the text, is shown under the passage, and alone
 * where the passage cannot be had. Its styles are its own, and no style of the page reaches them but
 * colour and face; nothing is kept, counted or told of whoever reads.
 *
 * It is put into its file as text: it uses nothing outside itself but its argument.
 */
export function defineElement(readPassage: ReadPassage): void {
  if (customElements.get("en-regard") !== undefined) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; container-type: inline-size; margin-block: 1em; line-height: 1.5; }
    :host([hidden]) { display: none; }
    .rows { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 2em; hyphens: auto; overflow-wrap: break-word; }
    .rows > div { margin: 0 0 0.6em; white-space: pre-line; }
    .t, .h { font-weight: bold; } .s, .r { font-style: italic; } .r em { font-style: normal; }
    .q { padding-inline: 1.5em; } .v { padding-inline-start: 1.5em; } .b { text-align: center; }
    .d { padding-inline-start: 1.4em; text-indent: -1.4em; }
    .l { display: list-item; list-style: "– "; margin-inline-start: 1em !important; }
    .n { font-size: 0.85em; }
    .credit { font-size: 0.85em; opacity: 0.85; }
    @container (max-width: 30em) {
      .rows { grid-template-columns: minmax(0, 1fr); }
      [lang="fr"] { margin-block-end: 0.2em !important; }
      [lang="en"] { opacity: 0.85; }
    }
  `);

  const textOf = (pieces: readonly PassagePiece[]): readonly Node[] =>
    pieces.map((piece) => {
      if (piece.type === "paragraph") return document.createTextNode("\n");
      if (piece.type === "text") return document.createTextNode(piece.text);
      const emphasis = document.createElement("em");
      emphasis.textContent = piece.text;
      return emphasis;
    });

  const sideOf = (block: PassageBlock, side: "fr" | "en"): HTMLElement => {
    const element = document.createElement("div");
    element.className = block.kind;
    element.lang = side;
    element.append(...textOf(block[side]));
    return element;
  };

  class Passage extends HTMLElement {
    static observedAttributes = ["src", "from", "to", "edition"];
    #asked = 0;
    #isWaiting = false;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const rows = document.createElement("div");
      rows.className = "rows";
      const credit = document.createElement("div");
      credit.className = "credit";
      credit.append(document.createElement("slot"));
      root.append(rows, credit);
    }

    connectedCallback(): void {
      this.#showSoon();
    }

    attributeChangedCallback(): void {
      this.#showSoon();
    }

    /** Once for all attributes that change together. */
    #showSoon(): void {
      if (this.#isWaiting || !this.isConnected) return;
      this.#isWaiting = true;
      queueMicrotask(() => {
        this.#isWaiting = false;
        void this.#show();
      });
    }

    async #show(): Promise<void> {
      const asked = ++this.#asked;
      const src = new URL(this.getAttribute("src") ?? "", document.baseURI);
      const from = this.getAttribute("from") ?? "";
      const to = this.getAttribute("to") ?? from;
      const edition = this.getAttribute("edition") ?? "";
      let blocks: readonly PassageBlock[] | undefined;
      try {
        const answer = await fetch(src, { credentials: "omit", referrerPolicy: "no-referrer" });
        if (answer.ok) blocks = readPassage(await answer.text(), { from, to, edition });
      } catch {
        // The link stays.
      }
      if (asked !== this.#asked) return;
      const shown = (blocks ?? []).flatMap((block) => [sideOf(block, "fr"), sideOf(block, "en")]);
      this.shadowRoot?.querySelector(".rows")?.replaceChildren(...shown);
      this.dispatchEvent(new Event(blocks === undefined ? "error" : "load"));
    }
  }
  customElements.define("en-regard", Passage);
}
