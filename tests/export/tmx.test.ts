import { expect, test } from "vitest";
import { toTmx } from "#lib/export/tmx.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { lighthouse } from "./works.ts";

test("a memory says whether its rows are sentences, or paragraphs that nobody has split", () => {
  const whole = (rows: string) => ({
    ...lighthouse,
    chapters: [{ name: "01", chapter: parseChapter(`id\tfr\ten\n${rows}\n`, "01.tsv") }],
  });
  expect(toTmx(lighthouse)).toContain('segtype="sentence"');
  expect(toTmx(whole("p1.1\tLe lait.\tMilk.\np1.2\tLe chat.\tA cat."))).toContain(
    'segtype="sentence"',
  );
  expect(toTmx(whole("p1.1\tLe lait. Le chat.\tMilk. A cat.\np2.1\tFin.\tEnd."))).toContain(
    'segtype="paragraph"',
  );
});
