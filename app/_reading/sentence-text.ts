import { getSettings } from "#app/_store/settings-store.ts";
import { elementIdOf } from "#lib/reader/element-id.ts";
import type { MarkedSentence } from "./marked-sentence.ts";
import { textOf } from "./segment-text.ts";
import type { TextView } from "./text-view.ts";

/** The address of a sentence, on its side, in the view that is shown. */
export function linkTo(textView: TextView, { index, side }: MarkedSentence): string {
  const url = new URL(location.href);
  url.searchParams.set("view", getSettings().shownView);
  url.hash = elementIdOf(textView.texts.fr.segments[index]?.id ?? "", side);
  return url.href;
}

/** What both sides say, a line each. */
export function bothSidesOf(textView: TextView, index: number): string {
  return (["fr", "en"] as const)
    .map((side) => textOf(textView.texts[side].segments[index]))
    .filter((text) => text !== "")
    .join("\n");
}
