import { expect, test } from "vitest";
import { defaultStudySettings, parseStudySettings } from "#lib/study/study-settings.ts";

test("what was chosen for study is found again", () => {
  const chosen = {
    newWords: 0,
    reviews: 50,
    prompt: "cloze",
    isTyped: true,
    marksLearning: true,
    marksRarerThan: 3,
    assumesBand: 1,
  } as const;
  expect(parseStudySettings(JSON.stringify(chosen))).toEqual(chosen);
});

test.each([
  null,
  "",
  "{",
  "[]",
  "null",
  '{"newWords":-1,"reviews":"many","assumesBand":9,"prompt":3}',
])("what is not understood takes its default: %j", (kept) => {
  expect(parseStudySettings(kept)).toEqual(defaultStudySettings);
});
