import { cutAround } from "#lib/study/answer.ts";
import type { Context } from "#lib/study/word.ts";

/** The French sentence of a context with the word marked, or a gap for it. */
export function MarkedSentence({
  context: { fr, spans },
  gap,
}: {
  readonly context: Pick<Context, "fr" | "spans">;
  /** What a gap is called for those who do not see it; without it the word is shown. */
  readonly gap?: string;
}) {
  let at = 0;
  return cutAround(fr, spans).map(({ text, isWord }) => {
    const from = at;
    at += text.length;
    if (!isWord) return text;
    if (gap === undefined) return <mark key={from}>{text}</mark>;
    return (
      <span key={from} className="gap">
        <span className="visually-hidden">({gap})</span>
      </span>
    );
  });
}
