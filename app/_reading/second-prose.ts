import { proseHtml } from "#lib/reader/prose-html.ts";
import { besideShown } from "#lib/reader/second-edition.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import type { Chapter } from "#lib/text/model.ts";
import type { SecondChapter } from "./shown-chapter.tsx";

/** The HTML of another English edition, cut and numbered as the one that is shown. */
export async function secondProse(shown: string, second: SecondChapter): Promise<string> {
  const { from, name, label, labels } = second;
  const chapter = typeof from === "string" ? await fetchChapter(from) : from;
  const beside = besideShown(chapter, shown, name);
  return proseHtml(beside.second, "en", labels, { workTitle: label }, beside.shown);
}

async function fetchChapter(address: string): Promise<Chapter> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return parseChapter(await response.text(), address);
}
