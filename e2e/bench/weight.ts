import { gzipSync } from "node:zlib";
import type { Response } from "playwright";
import { barePath } from "./beside.ts";
import { type Bench, freshPage } from "./browser.ts";
import { type Finding, round } from "./table.ts";
import { chapterWork, onlyChapter } from "./works.ts";

const scriptTargetKb = 160;

/** What a reading page loads, and how many elements its text is made of. */
export async function measureWeight(bench: Bench): Promise<readonly Finding[]> {
  const url = `${bench.site}/fr/${chapterWork(100)}/${onlyChapter}/`;
  const { page, context } = await freshPage(bench.browser, url);
  const responses: Response[] = [];
  page.on("response", (response) => responses.push(response));
  await page.goto(url, { waitUntil: "networkidle" });
  const sizes = { script: 0, stylesheet: 0, font: 0, document: 0 };
  for (const response of responses) {
    const type = response.request().resourceType();
    if (!(type in sizes)) continue;
    const body = await response.body();
    const isPacked = type === "font";
    sizes[type as keyof typeof sizes] += (isPacked ? body.length : gzipSync(body).length) / 1024;
  }
  const bareSize = gzipSync(
    await (await context.request.get(`${bench.beside}${barePath(chapterWork(100))}`)).body(),
  ).length;
  const elements = await page.evaluate(countElements);
  await context.close();
  return [
    {
      what: "script a reading page loads, gzip",
      target: `≤ ${scriptTargetKb} KB`,
      measured: `${round(sizes.script)} KB`,
      passes: sizes.script <= scriptTargetKb,
      values: { scriptKb: sizes.script },
    },
    {
      what: "HTML, CSS, fonts of the page, gzip",
      measured: `${round(sizes.document)}, ${round(sizes.stylesheet)}, ${round(sizes.font)} KB`,
      beside: `bare ${round(bareSize / 1024)} KB`,
      values: {
        htmlKb: sizes.document,
        cssKb: sizes.stylesheet,
        fontKb: sizes.font,
        bareKb: bareSize / 1024,
      },
    },
    {
      what: "elements per word",
      target: "0",
      measured: round(elements.inSegments / elements.words),
      passes: elements.inSegments === 0,
      values: { elementsPerWord: elements.inSegments / elements.words, words: elements.words },
    },
    {
      what: "elements per segment a side",
      target: "≤ 1",
      measured: round(elements.inBlocks / elements.segments),
      passes: elements.inBlocks <= elements.segments,
      values: { elementsPerSegment: elements.inBlocks / elements.segments },
    },
  ];
}

/** Both sides together. Emphasis and note calls are the text’s own, and are not counted. */
function countElements() {
  const articles = [...document.querySelectorAll("article")];
  const count = (selector: string) =>
    articles.reduce((sum, article) => sum + article.querySelectorAll(selector).length, 0);
  const words = articles
    .map((article) => article.textContent?.split(/\s+/).filter(Boolean).length ?? 0)
    .reduce((sum, number) => sum + number, 0);
  return {
    words,
    segments: count(".segment"),
    inSegments: count(".segment :not(em, .call)"),
    inBlocks: count(".block :not(em, .call, p)"),
  };
}
