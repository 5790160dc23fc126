import type { Span } from "#lib/study/word.ts";

/** A text with marks on some of its words. */
export function MarkedText({
  text,
  spans,
  className,
}: {
  readonly text: string;
  /** In order, none touching the next. */
  readonly spans: readonly Span[];
  readonly className: string | undefined;
}) {
  const pieces = spans.map(([startOffset, endOffset], index) => (
    <span key={startOffset}>
      {text.slice(spans[index - 1]?.[1] ?? 0, startOffset)}
      <mark className={className}>{text.slice(startOffset, endOffset)}</mark>
    </span>
  ));
  return (
    <>
      {pieces}
      {text.slice(spans.at(-1)?.[1] ?? 0)}
    </>
  );
}
