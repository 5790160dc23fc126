import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import type { TextView } from "./text-view.ts";

/** A segment’s words on both sides, as the page has them. */
export function segmentWordsOf(textView: TextView, index: number): SegmentWords {
  const [fr, en] = [textView.texts.fr.segments[index], textView.texts.en.segments[index]];
  return { id: fr?.id ?? "", fr: textOf(fr), en: textOf(en) };
}

/** The words of every segment, in order. */
export function allSegmentWords(textView: TextView): readonly SegmentWords[] {
  return textView.texts.fr.segments.map((_, index) => segmentWordsOf(textView, index));
}

/** The offset in a segment’s words of a place in one of its text nodes. */
export function offsetIn(segment: HTMLElement, node: Node, offset: number): number | undefined {
  let before = 0;
  for (const text of textNodes(segment)) {
    if (text === node) return before + offset;
    before += text.data.length;
  }
  return undefined;
}

/** The range from one offset in a segment’s words to another, or `undefined` beyond its end. */
export function rangeIn(segment: HTMLElement, startOffset: number, endOffset: number) {
  const range = new Range();
  let hasStart = false;
  let before = 0;
  for (const text of textNodes(segment)) {
    const end = before + text.data.length;
    if (!hasStart && startOffset < end) {
      range.setStart(text, startOffset - before);
      hasStart = true;
    }
    if (hasStart && endOffset <= end) {
      range.setEnd(text, endOffset - before);
      return range;
    }
    before = end;
  }
  return undefined;
}

/** The words of one segment element. */
export function textOf(segment: HTMLElement | undefined): string {
  if (segment === undefined) return "";
  return [...textNodes(segment)].map(({ data }) => data).join("");
}

/** The text nodes of a segment without those of note calls, which are no words of the text. */
function* textNodes(segment: HTMLElement): Generator<Text> {
  const walker = document.createTreeWalker(segment, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement?.closest(".call") === null) yield node as Text;
}
