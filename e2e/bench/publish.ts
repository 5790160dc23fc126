import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chaptersInWork, publisherWork, writePublisherWorks } from "./publisher.ts";
import { type BuildCost, buildSite, copySite } from "./sites.ts";
import { type Finding, round } from "./table.ts";

/** Works that are built; the last number is the one that has a target. */
const sizes = { quick: [10], whole: [10, 50, 150, 300] };

interface Built extends BuildCost {
  readonly works: number;
  readonly files: number;
  readonly bytes: number;
}

/** What it takes to publish many works, and how that grows; `EN_REGARD_BENCH_WORKS` names other numbers. */
export async function measurePublish(
  repository: string,
  folder: string,
  quick: boolean,
): Promise<readonly Finding[]> {
  const asked = process.env.EN_REGARD_BENCH_WORKS?.split(",").map(Number);
  const texts = path.join(folder, "texts-to-publish");
  const copy = path.join(folder, "site-to-publish");
  const built: Built[] = [];
  for (const works of asked ?? sizes[quick ? "quick" : "whole"]) {
    rmSync(texts, { recursive: true, force: true });
    writePublisherWorks(repository, texts, works);
    copySite(repository, copy);
    const cost = await buildSite(copy, [texts]);
    built.push({ works, ...cost, ...sizeOf(path.join(copy, "out")) });
    console.error(`bench: ${tell(built.at(-1) as Built)}`);
  }
  const largest = built.at(-1);
  if (largest === undefined) return [];
  return [
    {
      what: `${largest.works} works of ${chaptersInWork} chapters, built whole`,
      target: "300 works: ≤ 6 min; ≤ 1.3 GiB a process; ≤ 26,000 files; ≤ 850 MB",
      measured: tell(largest),
      ...(largest.works === 300 ? { passes: isWithin(largest) } : {}),
      values: { ...largest },
    },
    {
      what: "time of the processors a chapter, from size to size",
      target: "constant to 15 %",
      measured: built
        .map(({ works, processorSeconds }) => {
          const ms = (processorSeconds * 1000) / (works * chaptersInWork);
          return `${works} works: ${round(ms)} ms`;
        })
        .join("; "),
      values: Object.fromEntries(
        built.map((each) => [`s of ${each.works}`, each.processorSeconds]),
      ),
    },
    ...(await measureAgain(repository, copy, texts, largest.works)),
  ];
}

/** One chapter changed, one work added, onto the site that is there. */
async function measureAgain(
  repository: string,
  copy: string,
  texts: string,
  works: number,
): Promise<readonly Finding[]> {
  const first = path.join(texts, publisherWork(1));
  const [chapter = ""] = readdirSync(first).filter((file) => file.endsWith(".tsv"));
  const table = path.join(first, chapter);
  writeFileSync(table, readFileSync(table, "utf8").replace(/\.\t/, " !\t"));
  const changed = await buildSite(copy, [texts], ["--changed"]);
  writePublisherWorks(repository, texts, 1, works + 1);
  const added = await buildSite(copy, [texts], ["--changed"]);
  return [
    { what: `one chapter of ${works} works changed`, target: "70 works: ≤ 20 s", cost: changed },
    { what: `one work added to ${works}`, target: "70 works: ≤ 25 s", cost: added },
  ].map(({ cost, ...finding }) => ({
    ...finding,
    measured: `${round(cost.seconds)} s, ${round(cost.processorSeconds)} s of processors`,
    values: { ...cost },
  }));
}

function tell({
  works,
  seconds,
  processorSeconds,
  largestMiB,
  peakMiB,
  files,
  bytes,
}: Built): string {
  return `${works} works: ${round(seconds)} s, ${round(processorSeconds)} s of processors, ${round(largestMiB)} MiB the largest process, ${round(peakMiB)} MiB all, ${files} files, ${round(bytes / 1e6)} MB`;
}

function isWithin({ seconds, largestMiB, files, bytes }: Built): boolean {
  return seconds <= 360 && largestMiB <= 1.3 * 1024 && files <= 26_000 && bytes <= 850e6;
}

function sizeOf(folder: string): { readonly files: number; readonly bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(path.join(entry.parentPath, entry.name)).size);
  return { files: files.length, bytes: files.reduce((sum, size) => sum + size, 0) };
}
