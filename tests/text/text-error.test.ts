import { describe, expect, test } from "vitest";
import { TextError, TextErrors } from "#lib/text/text-error.ts";

const finding = {
  file: "texts/candide/01.tsv",
  line: 14,
  segmentId: "p3.2",
  reason: "2 cells where the heading has 3",
  cure: "put a tab between the French and the English",
  severity: "error",
} as const;
const message =
  "texts/candide/01.tsv:14 (p3.2): 2 cells where the heading has 3; put a tab between the French and the English";

describe("an error in a text", () => {
  test("names file, line and segment, what is wrong and what to do", () => {
    const error = new TextError(finding);
    expect(error.message).toBe(message);
    expect(error).toMatchObject(finding);
    expect(error).toBeInstanceOf(Error);
  });

  test("is an error unless it says otherwise, and may be about a whole file", () => {
    const { file, reason, cure } = finding;
    const error = new TextError({ file, reason, cure });
    expect(error.severity).toBe("error");
    expect(error.message).toBe(
      "texts/candide/01.tsv: 2 cells where the heading has 3; put a tab between the French and the English",
    );
  });

  test("comes with the others, each on its own line", () => {
    const errors = new TextErrors([finding, { ...finding, line: 15, segmentId: "p3.3" }]);
    expect(errors.message.split("\n")).toEqual([
      "2 errors in the texts",
      message,
      message.replace("14 (p3.2)", "15 (p3.3)"),
    ]);
    expect(errors.errors.map((error) => error.line)).toEqual([14, 15]);
    expect(new TextErrors([finding]).message).toBe(`1 error in the texts\n${message}`);
  });
});
