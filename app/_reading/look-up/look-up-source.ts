import { openAnalyst } from "#app/_workers/analyst.ts";
import {
  type ChapterLexicon,
  type LookedUpWord,
  parseChapterLexicon,
  type SegmentWords,
} from "#lib/lexicon/chapter-lexicon.ts";
import { LookUpError } from "#lib/lexicon/look-up-error.ts";
import type { Paradigm, ParadigmOf } from "#lib/lexicon/paradigm.ts";
import { ownWorkName } from "#lib/reader/address.ts";
import type { ShownChapter } from "../shown-chapter.tsx";

/** Whom the card asks. What was asked once is known; what failed is asked for again. */
export interface LookUpSource {
  /** The words of the chapter. Rejects with a `LookUpError`. */
  readonly chapter: () => Promise<ChapterLexicon>;
  /**
   * The words about the place that was read first, while those of the whole chapter are still being
   * worked out; `undefined` where they do not have the segment, or the whole chapter is there.
   */
  readonly near: (segmentId: string) => Promise<ChapterLexicon | undefined>;
  /**
   * The word at an offset of a French text that is none of the chapter’s, such as a definition.
   * Rejects with a `LookUpError`.
   */
  readonly word: (text: string, offset: number) => Promise<LookedUpWord | undefined>;
  /** The forms of a word; `undefined` where none are known. Rejects with a `LookUpError`. */
  readonly forms: (of: ParadigmOf) => Promise<Paradigm | undefined>;
  readonly close: () => void;
}

/** The text of a page, and the number of the segment that is read. */
export interface ReadText {
  readonly segments: readonly SegmentWords[];
  readonly index: number;
}

/** How many segments either way are about the place that is read. */
const nearSegments = 24;

/**
 * A source for a page: its chapter’s file of words or, for a text that has none, what a worker
 * makes of `text`, as the page has it: what is read now comes first.
 * `first` is a request for the chapter’s file that has been made already.
 */
export function openLookUpSource(
  { lexicon, tables, workKey }: Pick<ShownChapter, "lexicon" | "tables" | "workKey">,
  text: () => ReadText,
  first?: Promise<Response>,
): LookUpSource {
  const analyst = openAnalyst(tables);
  const analyse = async () => {
    const { segments, index } = text();
    const glossary = ownGlossary(workKey);
    const window = segments.slice(Math.max(0, index - nearSegments), index + nearSegments + 1);
    if (window.length < segments.length) {
      early = glossary.then((own) => analyst.compile(window, own)).then(parse);
      // Whoever waits for the whole chapter is told.
      early.catch(() => {});
    }
    const own = await glossary;
    return analyst.compile(segments, own);
  };
  const load = async () => {
    const source =
      lexicon === undefined
        ? await analyse()
        : await readText(
            isAskedAgain || first === undefined
              ? fetch(lexicon, { cache: isAskedAgain ? "reload" : "default" })
              : first.then((response) => response.clone()),
          );
    const whole = parse(source);
    early = undefined;
    return whole;
  };
  let early: Promise<ChapterLexicon> | undefined;
  let isAskedAgain = false;
  let known: Promise<ChapterLexicon> | undefined;
  const chapter = () => {
    known ??= load().catch((error: unknown) => {
      known = undefined;
      isAskedAgain = true;
      throw error;
    });
    return known;
  };
  return {
    chapter,
    async near(segmentId) {
      chapter().catch(() => {});
      const found = await early?.catch(() => undefined);
      return early !== undefined && found?.segmentIds.includes(segmentId) ? found : undefined;
    },
    async word(text, offset) {
      const words = parse(await analyst.compile([{ id: "p1.1", fr: text, en: "" }])).wordsOf(
        "p1.1",
      );
      return words.find(
        ({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset,
      );
    },
    forms: analyst.forms,
    close: analyst.close,
  };
}

/** The editor’s glosses that a work of the reader’s own came with. */
async function ownGlossary(workKey: string): Promise<string | undefined> {
  const name = ownWorkName(workKey);
  if (name === undefined) return undefined;
  const { findOwnWork } = await import("#app/_store/own-works.ts");
  // Where it cannot be read, the words are looked up all the same.
  return (await findOwnWork(name).catch(() => undefined))?.glossary;
}

function parse(source: string): ChapterLexicon {
  try {
    return parseChapterLexicon(source);
  } catch (cause) {
    throw cause instanceof LookUpError ? cause : new LookUpError("damaged", { cause });
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
