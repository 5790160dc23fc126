import path from "node:path";
import type { Browser, Page } from "playwright";
import { splitBlocks } from "#lib/align/aligned-block.ts";
import type { ImportedBlock } from "#lib/import/imported-text.ts";
import { type Bench, freshPage, median } from "./browser.ts";
import { asMarkup, beadsOfLength, type GoldBead, readGoldBooks } from "./gold.ts";
import { type Finding, round } from "./table.ts";

/** French sentences, about; the English has some more. */
const wanted = 4_000;
const mostSeconds = 5;

/** Beads of a paragraph, as novels have them. */
const paragraphLength = 3;

declare global {
  interface Window {
    /** The worker of the import page. */
    importWorker?: Worker;
  }
}

/** How long two texts take to be aligned by the worker of the site’s own import page. */
export async function measureAlignInPage(bench: Bench): Promise<readonly Finding[]> {
  const books = readGoldBooks(path.join("..", "shared", "gold", "sentences"));
  if (books.length === 0) return [];
  const texts = paragraphs(beadsOfLength(books, wanted));
  const count = (side: "fr" | "en") =>
    splitBlocks(texts[side], side).reduce((sum, { sentences }) => sum + sentences.length, 0);
  const sizes = { french: count("fr"), english: count("en") };
  const seconds: number[] = [];
  const processorSeconds: number[] = [];
  for (let turn = 0; turn < (bench.quick ? 3 : 5); turn++) {
    const { page, context } = await freshPage(bench.browser, bench.site);
    await context.addInitScript(() => {
      globalThis.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          window.importWorker = this;
        }
      };
    });
    await openDesk(page, `${bench.site}/en/import/`);
    const before = await rendererSeconds(bench.browser);
    seconds.push(await align(page, texts));
    processorSeconds.push((await rendererSeconds(bench.browser)) - before);
    await context.close();
  }
  const most = median(seconds);
  return [
    {
      what: `aligning ${sizes.french} × ${sizes.english} sentences in the page’s worker`,
      target: `≤ ${mostSeconds} s`,
      measured: `${round(most)} s`,
      passes: most <= mostSeconds,
      beside: `processor time ${round(median(processorSeconds))} s`,
      values: {
        ...sizes,
        seconds: seconds.map(round).join(", "),
        processorSeconds: processorSeconds.map(round).join(", "),
      },
    },
  ];
}

/** Opens the import page and has it read a small file, which starts its worker. */
async function openDesk(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "networkidle" });
  await page.locator("section[data-ready]").waitFor();
  await page.locator('[data-side="fr"] input[type=file]').setInputFiles({
    name: "court.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Le chat dort sur le toit de la maison.\n\nIl pleut depuis ce matin."),
  });
  await page.getByText("court.txt").first().waitFor();
  await page.waitForTimeout(500);
}

/** Seconds from the question to the answer; what the worker fetches and has not yet is in them. */
function align(
  page: Page,
  texts: { readonly fr: readonly ImportedBlock[]; readonly en: readonly ImportedBlock[] },
): Promise<number> {
  return page.evaluate(
    (question) =>
      new Promise<number>((resolve, reject) => {
        const worker = window.importWorker;
        if (worker === undefined) throw new Error("the page has no worker");
        const start = performance.now();
        worker.addEventListener("message", ({ data }) => {
          if (data.type === "failed") reject(new Error(JSON.stringify(data)));
          if (data.type === "done") resolve((performance.now() - start) / 1000);
        });
        worker.postMessage({ type: "align", ...question });
      }),
    texts,
  );
}

/** Processor time that all pages of the browser have taken, with their workers. */
async function rendererSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo
    .filter(({ type }) => type === "renderer")
    .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

function paragraphs(beads: readonly GoldBead[]) {
  const side = (language: "fr" | "en") => {
    const blocks: ImportedBlock[] = [];
    for (let at = 0; at < beads.length; at += paragraphLength) {
      const sentences = beads.slice(at, at + paragraphLength).flatMap((bead) => bead[language]);
      blocks.push({ kind: "p", content: sentences.map(asMarkup).join(" ") });
    }
    return blocks;
  };
  return { fr: side("fr"), en: side("en") };
}
