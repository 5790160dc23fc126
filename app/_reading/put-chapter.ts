import type { Messages } from "#app/_messages/en.ts";
import type { Reading } from "#lib/library/reading.ts";
import { type ProseLabels, proseHtml } from "#lib/reader/prose-html.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import type { Bilingual } from "#lib/text/model.ts";
import { putProse } from "./prose-store.ts";

/** What the text itself needs of the strings of a language. */
export function proseLabels({
  notes,
  absentNote,
  backToText,
  absentSegment,
}: Messages["text"]): ProseLabels {
  return { notes, absentNote, backToText, absentSegment };
}

/** Where the text goes on, and what the way there is called. */
export interface OnwardLink {
  readonly href: string;
  readonly title: Bilingual;
  readonly label: "continueWith" | "nextEpisode" | "nextWork";
}

/** Makes the HTML of both sides of a chapter and leaves it for `Prose`; answers where. */
export function putChapter({
  slot,
  reading,
  title,
  words,
  next,
}: {
  /** Unlike any other chapter’s. */
  readonly slot: string;
  readonly reading: Reading;
  /** Of the work. */
  readonly title: Bilingual;
  /** In the language of each side. */
  readonly words: Readonly<Record<Side, Messages["text"]>>;
  readonly next: OnwardLink | undefined;
}): Readonly<Record<Side, string>> {
  const slots = { fr: `${slot}/fr`, en: `${slot}/en` };
  for (const side of ["fr", "en"] as const) {
    const onward =
      next === undefined
        ? {}
        : { onward: { href: next.href, label: words[side][next.label], title: next.title[side] } };
    putProse(
      slots[side],
      proseHtml(reading, side, proseLabels(words[side]), { workTitle: title[side], ...onward }),
    );
  }
  return slots;
}
