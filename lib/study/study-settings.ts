import type { Band } from "#lib/lexicon/bands.ts";

/** How much a reader wants to be asked in a day. */
export interface DailyLimits {
  /** Words never asked before, 0 or more. */
  readonly newWords: number;
  /** Words that come back after days, 0 or more. */
  readonly reviews: number;
}

/** How the reader likes to study: kept in the browser. */
export interface StudySettings extends DailyLimits {
  /** The sentence with the word marked, or with a gap in its place. */
  readonly prompt: "sentence" | "cloze";
  /** Whether the answer is typed. */
  readonly isTyped: boolean;
  /** Whether words being learnt are marked in the texts. */
  readonly marksLearning: boolean;
  /** Words of no state that are rarer than this band are marked in the texts; 0 for none. */
  readonly marksRarerThan: Band | 0;
  /** Words of this band and commoner ones are taken as known; 0 for none. */
  readonly assumesBand: Band | 0;
}

// Every page of text reads the settings, so this module loads no scheduler.
export const defaultStudySettings: StudySettings = {
  newWords: 10,
  reviews: 200,
  prompt: "sentence",
  isTyped: false,
  marksLearning: false,
  marksRarerThan: 0,
  assumesBand: 0,
};

/** No limit is greater. */
export const mostADay = 9999;

/** Reads kept settings; whatever is absent or not understood takes its default. */
export function parseStudySettings(kept: string | null): StudySettings {
  let value: unknown;
  try {
    value = JSON.parse(kept ?? "{}");
  } catch {
    return defaultStudySettings;
  }
  if (typeof value !== "object" || value === null) return defaultStudySettings;
  const given = value as Partial<Record<keyof StudySettings, unknown>>;
  const limit = (name: keyof DailyLimits): number => {
    const number = given[name];
    const isLimit = Number.isInteger(number) && (number as number) >= 0;
    return isLimit ? Math.min(mostADay, number as number) : defaultStudySettings[name];
  };
  const band = (name: "marksRarerThan" | "assumesBand") =>
    ([1, 2, 3, 4, 5, 6] as const).find((one) => one === given[name]) ?? 0;
  return {
    newWords: limit("newWords"),
    reviews: limit("reviews"),
    prompt: given.prompt === "cloze" ? "cloze" : "sentence",
    isTyped: given.isTyped === true,
    marksLearning: given.marksLearning === true,
    marksRarerThan: band("marksRarerThan"),
    assumesBand: band("assumesBand"),
  };
}
