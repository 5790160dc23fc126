/** Chapters as anybody may write them, for laws that hold for all. */

import { blockKinds } from "#lib/text/block-kinds.ts";
import type { Block, BlockKind, Cell, Chapter, Inline } from "#lib/text/model.ts";
import fc from "../property.ts";

/** Signs that mean something somewhere in the format, among letters that do not. */
export const arbitraryText = fc
  .string({
    unit: fc.constantFrom(...("aé’« »/*[]^\\¶1.;\u00a0\u202f œ—😀".match(/./gu) ?? [])),
    minLength: 1,
    maxLength: 12,
  })
  .map((value) => value.normalize("NFC"));

const arbitraryRun: fc.Arbitrary<Inline> = fc.oneof(
  arbitraryText.map((value) => ({ type: "text", value }) as const),
  fc.integer({ min: 1, max: 999_999 }).map((number) => ({ type: "note-call", number }) as const),
);

const withoutNeighbouringTexts = (content: readonly Inline[]) =>
  content.filter((inline, index) => inline.type !== "text" || content[index - 1]?.type !== "text");

const arbitraryContent: fc.Arbitrary<readonly Inline[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: arbitraryRun },
      {
        weight: 1,
        arbitrary: fc.array(arbitraryRun, { minLength: 1, maxLength: 3 }).map((children) => ({
          type: "emphasis" as const,
          children: withoutNeighbouringTexts(children),
        })),
      },
    ),
    { maxLength: 4 },
  )
  .map(withoutNeighbouringTexts);

const isBlank = (cell: Cell) =>
  cell.content.every((inline) => inline.type === "text" && inline.value.trim() === "");

function arbitraryCell(kind: BlockKind, opensParagraph: fc.Arbitrary<boolean>): fc.Arbitrary<Cell> {
  if (kind === "b") {
    return arbitraryText.map((value) => ({
      opensParagraph: false,
      content: [{ type: "text", value }],
    }));
  }
  return fc
    .record({ opensParagraph, content: arbitraryContent })
    .map((cell) => (isBlank(cell) ? { opensParagraph: false, content: [] } : cell));
}

/** A chapter without a title, of one to three English editions. */
export const arbitraryChapter: fc.Arbitrary<Chapter> = fc
  .record({
    english: fc.uniqueArray(fc.constantFrom("en", "en.smollett", "en.1918"), {
      minLength: 1,
      maxLength: 3,
    }),
    kinds: fc.array(
      fc.constantFrom(...(Object.keys(blockKinds) as BlockKind[]).filter((kind) => kind !== "t")),
      { minLength: 1, maxLength: 5 },
    ),
    segmentIds: fc.subarray(["1", "2", "2a", "2aa", "2b", "3", "10"], { minLength: 1 }),
  })
  .chain(({ english, kinds, segmentIds }) =>
    fc
      .tuple(
        ...kinds.map((kind, blockIndex) => {
          const id = `${kind}${blockIndex * 2 + 1}`;
          return fc
            .tuple(
              ...segmentIds.map((segmentId, index) =>
                fc
                  .tuple(
                    arbitraryCell(kind, fc.constant(false)),
                    ...english.map(() =>
                      arbitraryCell(kind, index === 0 ? fc.constant(false) : fc.boolean()),
                    ),
                  )
                  .map((cells) => ({ id: `${id}.${segmentId}`, cells }))
                  .filter(({ cells }) => !cells.every(isBlank)),
              ),
            )
            .map((segments): Block => ({ id, kind, segments }));
        }),
      )
      .map((blocks) => ({
        editions: ["fr", ...english] as unknown as Chapter["editions"],
        blocks,
      })),
  );
