import { afterAll, describe, expect, test } from "vitest";
import type { VerbForm } from "#lib/lexicon/feats.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import { measureCoverage } from "#lib/lexicon/measure.ts";
import {
  findExcesses,
  levelLimits,
  longSentence,
  meanSentence,
  shareOfForm,
  shareOutside,
} from "#lib/lexicon/text-level.ts";
import { loadLexicon } from "#lib/library/lexicon-files.ts";
import { loadGlossary, loadWorks } from "#lib/library/library.ts";
import { measuredBlocks, measureWork } from "#lib/library/work-level.ts";

const works = loadWorks(["texts"]).map((work) => [work.name, work] as const);
const lexicon = loadLexicon();
const rounded = (value: number) => Math.round(value * 10) / 10;
const forms: readonly VerbForm[] = ["iimp", "ipsi", "ifut", "cond", "spre", "simp"];
const percent = (share: number) => rounded(100 * share);
// A long work takes its time on a busy machine.
const timeoutMs = 60_000;
const rows: Record<string, Record<string, string | number>> = {};

afterAll(() => console.table(rows));

describe("a work asks of its reader what its level lets it ask", () => {
  test.each(works)(
    "%s",
    (name, work) => {
      const measure = measureWork(work);
      const limits = work.level === "C2" ? undefined : levelLimits[work.level];
      rows[name] = {
        level: work.level,
        words: measure.words,
        ...(limits && { "% outside": percent(shareOutside(measure, limits.band)) }),
        "mean sentence": rounded(meanSentence(measure)),
        "9 of 10 up to": longSentence(measure),
        ...Object.fromEntries(
          forms.map((form) => [`% ${form}`, percent(shareOfForm(measure, form))]),
        ),
      };
      expect(findExcesses(measure, work.level)).toEqual([]);
    },
    timeoutMs,
  );
});

describe("the lexicon, with the editor’s glossary, has a sense for the words of a work", () => {
  test.each(works)(
    "%s",
    (_, work) => {
      const segments = measuredBlocks(work).flatMap((block) => block.segments);
      const glossary = makeGlossary(loadGlossary(work), lexicon);
      const { words, withSense, missing } = measureCoverage(lexicon, segments, glossary);
      expect(withSense / words, missing.join(" ")).toBeGreaterThanOrEqual(0.995);
    },
    timeoutMs,
  );
});
