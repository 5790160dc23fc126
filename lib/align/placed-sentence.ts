import type { AlignedBlock } from "#lib/align/aligned-block.ts";

/** A sentence and the block that it is in. */
export interface PlacedSentence {
  readonly text: string;
  readonly block: AlignedBlock;
  readonly blockIndex: number;
  readonly opensBlock: boolean;
}

/** The sentences of a side in order. */
export function placeSentences(blocks: readonly AlignedBlock[]): readonly PlacedSentence[] {
  return blocks.flatMap((block, blockIndex) =>
    block.sentences.map((text, at) => ({ text, block, blockIndex, opensBlock: at === 0 })),
  );
}
