import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a publisher’s works are like: so many chapters of so many segments. */
export const chaptersInWork = 20;
const segmentsInChapter = 61;
const segmentsInParagraph = 4;
const levels = ["A2", "B1", "B2", "C1"];

interface Row {
  readonly fr: string;
  readonly en: string;
}

/** Writes works numbered from `first`, made of the sentences of our own; the same on any machine. */
export function writePublisherWorks(
  repository: string,
  folder: string,
  count: number,
  first = 1,
  chapters = chaptersInWork,
): void {
  const rows = readRows(path.join(repository, "texts"));
  for (let number = first; number < first + count; number++)
    writeWork(folder, number, chapters, rows);
}

/** The name of a work. */
export function publisherWork(number: number): string {
  return `oeuvre-${String(number).padStart(4, "0")}`;
}

function writeWork(folder: string, number: number, count: number, rows: readonly Row[]): void {
  const place = path.join(folder, publisherWork(number));
  mkdirSync(place, { recursive: true });
  const edition = { author: `Auteur ${number % 90}`, origin: "made by the bench", licence: "none" };
  const chapters = Array.from({ length: count }, (_, index) => index + 1).map(
    (chapter) => `${String(chapter).padStart(2, "0")}-chapitre-${chapter}`,
  );
  const at = (index: number) => rows[(number * 7919 + index) % rows.length] ?? { fr: "", en: "" };
  const work = {
    title: { fr: titleOf(at(3).fr, number), en: titleOf(at(3).en, number) },
    summary: { fr: at(5).fr, en: at(5).en },
    level: levels[number % levels.length],
    editions: { fr: { language: "fr", ...edition }, en: { language: "en", ...edition } },
    chapters,
  };
  writeFileSync(path.join(place, "work.json"), `${JSON.stringify(work, null, 2)}\n`);
  for (const [index, chapter] of chapters.entries()) {
    const from = index * segmentsInChapter;
    const title = `t1.1\t${titleOf(at(from).fr, index + 1)}\t${titleOf(at(from).en, index + 1)}`;
    const text = Array.from({ length: segmentsInChapter - 1 }, (_, row) => {
      const { fr, en } = at(from + row + 1);
      const paragraph = Math.floor(row / segmentsInParagraph) + 1;
      return `p${paragraph}.${(row % segmentsInParagraph) + 1}\t${fr}\t${en}`;
    });
    const table = ["id\tfr\ten", title, ...text, ""].join("\n");
    writeFileSync(path.join(place, `${chapter}.tsv`), table);
  }
}

function titleOf(sentence: string, number: number): string {
  const words = sentence
    .replace(/[^\p{L}’\s-]/gu, "")
    .split(/\s+/)
    .filter(Boolean);
  return `${words.slice(0, 5).join(" ")} (${number})`;
}

/** The sentences of prose in our texts that have both sides. */
function readRows(texts: string): readonly Row[] {
  return readdirSync(texts, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsv") && !file.endsWith("glossary.tsv"))
    .sort()
    .flatMap((file) => readFileSync(path.join(texts, file), "utf8").split("\n"))
    .flatMap((line) => {
      const [id = "", fr = "", en = ""] = line.split("\t");
      const isPlain = /^p\d/.test(id) && !/[*[\]]/.test(fr + en);
      return isPlain && fr !== "" && en !== "" ? [{ fr, en: en.replace(/^¶\s*/, "") }] : [];
    });
}
