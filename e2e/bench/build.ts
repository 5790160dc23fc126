import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { type BuildCost, buildSite, copySite } from "./sites.ts";
import { type Finding, round } from "./table.ts";
import { writeBook } from "./works.ts";

/** Blocks of the books that are built; the last is the one that has a target. */
const sizes = { quick: [1000, 2500], whole: [1000, 2500, 5000, 10_000] };

/** What it takes to build a book, and how that grows with the book. */
export async function measureBuild(
  repository: string,
  folder: string,
  quick: boolean,
): Promise<readonly Finding[]> {
  const costs: (BuildCost & { readonly blocks: number })[] = [];
  for (const blocks of quick ? sizes.quick : sizes.whole) {
    const texts = path.join(folder, "texts-to-build");
    const copy = path.join(folder, "site-to-build");
    rmSync(texts, { recursive: true, force: true });
    mkdirSync(texts, { recursive: true });
    writeBook(texts, blocks);
    copySite(repository, copy);
    costs.push({ blocks, ...(await buildSite(copy, [texts])) });
  }
  const largest = costs.at(-1);
  if (largest === undefined) return [];
  const isWhole = largest.blocks === 10_000;
  const growth = costs.slice(1).map((cost, index) => {
    const before = costs[index];
    if (before === undefined) return 0;
    return ((cost.seconds - before.seconds) / (cost.blocks - before.blocks)) * 1000;
  });
  const told = costs
    .map(({ blocks, seconds, peakMiB }) => `${blocks}: ${round(seconds)} s, ${round(peakMiB)} MiB`)
    .join("; ");
  return [
    {
      what: `build of ${largest.blocks} blocks`,
      ...(isWhole
        ? { target: "< 90 s, < 2 GiB", passes: largest.seconds < 90 && largest.peakMiB < 2048 }
        : {}),
      measured: `${round(largest.seconds)} s, ${round(largest.peakMiB)} MiB`,
      beside: told,
      values: { seconds: largest.seconds, peakMiB: largest.peakMiB },
    },
    {
      what: "a further 1,000 blocks, from size to size",
      ...(isWhole
        ? {
            target: "grows linearly",
            passes: (growth.at(-1) ?? 0) <= 1.5 * Math.max(0.1, growth[0] ?? 0),
          }
        : {}),
      measured: `${growth.map(round).join(", ")} s`,
      values: Object.fromEntries(costs.map(({ blocks, seconds }) => [`s at ${blocks}`, seconds])),
    },
  ];
}
