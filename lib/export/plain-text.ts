/** A work → plain text, each French paragraph followed by its English. */

import { firstEnglish, paragraphsOf, sidesOf } from "#lib/export/two-sides.ts";
import type { Block, Cell, EditionName, Inline } from "#lib/text/model.ts";
import { tidyLines } from "#lib/text/verse-lines.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

/** Writes the French and one English edition, with `_emphasis_` and notes as `[36]`. */
export function toPlainText(whole: WholeWork, edition: EditionName = firstEnglish(whole)): string {
  const { work } = whole;
  const english = work.editions.find(({ name }) => name === edition) ?? work.editions[1];
  const titlePage = [
    work.title.fr,
    work.title.en,
    ...[work.editions[0], english].map(({ author, translator, origin, licence }) =>
      [author, translator, origin, licence].filter(Boolean).join(" · "),
    ),
  ].join("\n");
  const chapters = whole.chapters.map((named) => {
    const sides = sidesOf(named, edition);
    return named.chapter.blocks
      .map((block) =>
        ([0, 1] as const)
          .map((side) =>
            formatSide(
              block,
              paragraphsOf(block, (segment) => sides(segment)[side]),
            ),
          )
          .filter((text, side, both) => text !== "" && !(side === 1 && isOrnament(block, both)))
          .join("\n\n"),
      )
      .filter((text) => text !== "")
      .join("\n\n");
  });
  return `${[titlePage, ...chapters].join("\n\n\n\n")}\n`;
}

function formatSide(block: Block, paragraphs: readonly (readonly Cell[])[]): string {
  const label = block.kind === "n" ? `[${block.id.slice(1)}] ` : "";
  const lines = paragraphs.map((cells) =>
    tidyLines(
      cells
        .map(({ content }) => content.map(toText).join(""))
        .join(block.kind === "v" ? "\n" : " "),
      block.kind,
    ),
  );
  const text = lines.join(block.kind === "v" ? "\n" : "\n\n");
  return text === "" ? "" : label + text;
}

/** A break is the same in both languages. */
function isOrnament({ kind }: Block, both: readonly string[]): boolean {
  return kind === "b" && both[0] !== "";
}

function toText(inline: Inline): string {
  if (inline.type === "text") return inline.value;
  if (inline.type === "note-call") return `[${inline.number}]`;
  return `_${inline.children.map(toText).join("")}_`;
}
