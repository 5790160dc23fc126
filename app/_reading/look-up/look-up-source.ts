import {
  type ChapterLexicon,
  ChapterLexiconError,
  type LookedUpWord,
  parseChapterLexicon,
  type SegmentWords,
} from "#lib/lexicon/chapter-lexicon.ts";
import { ownWorkName } from "#lib/reader/address.ts";
import type { ShownChapter } from "../shown-chapter.tsx";
import type { Answer, Question } from "./lexicon.worker.ts";

/** Whom the card asks. What was asked once is known; what failed is asked for again. */
export interface LookUpSource {
  /** The words of the chapter. Rejects with a `LookUpError`. */
  readonly chapter: () => Promise<ChapterLexicon>;
  /**
   * The word at an offset of a French text that is none of the chapter’s, such as a definition.
   * Rejects with a `LookUpError`.
   */
  readonly word: (text: string, offset: number) => Promise<LookedUpWord | undefined>;
  readonly close: () => void;
}

/** Why nothing can be looked up: no network, a file that is not whole, another state of the site. */
export class LookUpError extends Error {
  readonly fault: "unreachable" | "damaged" | "old";

  constructor(fault: LookUpError["fault"], options?: ErrorOptions) {
    super(fault, options);
    this.name = "LookUpError";
    this.fault = fault;
  }
}

/**
 * A source for a page: its chapter’s file of words or, for a text that has none, what a worker
 * makes of `segments`, the text as the page has it.
 * `first` is a request for the chapter’s file that has been made already.
 */
export function openLookUpSource(
  { lexicon, tables, workKey }: Pick<ShownChapter, "lexicon" | "tables" | "workKey">,
  segments: () => readonly SegmentWords[],
  first?: Promise<Response>,
): LookUpSource {
  const analyst = openAnalyst(tables);
  const load = async () => {
    const source =
      lexicon === undefined
        ? await analyst.compile(segments(), await ownGlossary(workKey))
        : await readText(
            isAskedAgain || first === undefined
              ? fetch(lexicon, { cache: isAskedAgain ? "reload" : "default" })
              : first.then((response) => response.clone()),
          );
    return parse(source);
  };
  let isAskedAgain = false;
  let known: Promise<ChapterLexicon> | undefined;
  return {
    chapter() {
      known ??= load().catch((error: unknown) => {
        known = undefined;
        isAskedAgain = true;
        throw error;
      });
      return known;
    },
    async word(text, offset) {
      const words = parse(await analyst.compile([{ id: "p1.1", fr: text, en: "" }])).wordsOf(
        "p1.1",
      );
      return words.find(
        ({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset,
      );
    },
    close: analyst.close,
  };
}

/** The editor’s glosses that a work of the reader’s own came with. */
async function ownGlossary(workKey: string): Promise<string | undefined> {
  const name = ownWorkName(workKey);
  if (name === undefined) return undefined;
  const { findOwnWork } = await import("#app/_keep/own-works.ts");
  // Where it cannot be read, the words are looked up all the same.
  return (await findOwnWork(name).catch(() => undefined))?.glossary;
}

function parse(source: string): ChapterLexicon {
  try {
    return parseChapterLexicon(source);
  } catch (cause) {
    throw new LookUpError(cause instanceof ChapterLexiconError ? cause.fault : "damaged", {
      cause,
    });
  }
}

async function readText(coming: Promise<Response>): Promise<string> {
  let response: Response;
  try {
    response = await coming;
    if (response.ok) return await response.text();
  } catch (cause) {
    throw new LookUpError("unreachable", { cause });
  }
  // The name of a file has the state of the site in it: this page is of an older one.
  throw new LookUpError(response.status === 404 ? "old" : "unreachable");
}

/**
 * Analyses texts in a worker of its own, with the tables at that address; the worker is begun when
 * it is first asked. Rejects with a `LookUpError`.
 */
export function openAnalyst(tables: string) {
  let worker: Worker | undefined;
  let count = 0;
  const waiting = new Map<number, (answer: Answer) => void>();

  const failAll = () => {
    worker?.terminate();
    worker = undefined;
    for (const [id, settle] of waiting) settle({ id, fault: "damaged" });
    waiting.clear();
  };
  const begin = () => {
    const begun = new Worker(new URL("./lexicon.worker.ts", import.meta.url), { type: "module" });
    begun.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    begun.addEventListener("error", failAll);
    return begun;
  };
  return {
    async compile(segments: readonly SegmentWords[], glossary?: string): Promise<string> {
      worker ??= begin();
      const id = ++count;
      const question: Question = {
        id,
        tables: new URL(tables, location.href).href,
        segments,
        glossary,
      };
      const answer = await new Promise<Answer>((settle) => {
        waiting.set(id, settle);
        worker?.postMessage(question);
      });
      if ("fault" in answer) throw new LookUpError(answer.fault);
      return answer.source;
    },
    close: failAll,
  };
}
