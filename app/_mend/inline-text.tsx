import type { ReactNode } from "react";
import { movableText, noteSign } from "#lib/text/mend.ts";
import type { Inline } from "#lib/text/model.ts";

/** A cell’s text, with a mark at an offset of it where there is one. */
export function InlineText({
  content,
  cut,
  mark,
}: {
  readonly content: readonly Inline[];
  /** As the moves of `mend.ts` count. */
  readonly cut?: number | undefined;
  readonly mark?: ReactNode;
}): ReactNode {
  let start = 0;
  return content.map((inline, index) => {
    const length = movableText([inline]).length;
    const at = cut === undefined ? Number.NaN : cut - start;
    const isHere = at > 0 && at <= length;
    start += length;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a cell have no other name
    return <Part key={index} inline={inline} cut={isHere ? at : undefined} mark={mark} />;
  });
}

function Part({
  inline,
  cut,
  mark,
}: {
  readonly inline: Inline;
  readonly cut: number | undefined;
  readonly mark: ReactNode;
}): ReactNode {
  if (inline.type === "note-call")
    return (
      <>
        <sup data-call="">{inline.number}</sup>
        {cut === undefined ? null : mark}
      </>
    );
  if (inline.type === "emphasis")
    return (
      <em>
        <InlineText content={inline.children} cut={cut} mark={mark} />
      </em>
    );
  if (cut === undefined) return inline.value;
  return (
    <>
      {inline.value.slice(0, cut)}
      {mark}
      {inline.value.slice(cut)}
    </>
  );
}

/** The offset in a shown cell of a place in it, as the moves of `mend.ts` count. */
export function offsetIn(cell: Element, node: Node, nodeOffset: number): number {
  const range = document.createRange();
  range.selectNodeContents(cell);
  range.setEnd(node, nodeOffset);
  const before = range.cloneContents();
  for (const call of before.querySelectorAll("[data-call]")) call.replaceWith(noteSign);
  return before.textContent?.length ?? 0;
}
