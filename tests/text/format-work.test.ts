import { expect, test } from "vitest";
import { loadWorks } from "#lib/library/library.ts";
import { formatWork } from "#lib/text/format-work.ts";
import { parseWork } from "#lib/text/work.ts";

test("a work that is written reads back as the same work", () => {
  for (const work of loadWorks())
    expect(parseWork(formatWork(work), "work.json", work.name)).toEqual(work);
});
