import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { blockKinds } from "#lib/text/block-kinds.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { checkWork } from "#lib/text/check.ts";
import { parseWork } from "#lib/text/work.ts";

const readme = readFileSync("texts/README.md", "utf8");
const example = (language: string) => {
  const code = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "m").exec(readme)?.[1];
  if (code === undefined) throw new Error(`texts/README.md has no example of ${language}`);
  return code;
};

describe("the example in texts/README.md", () => {
  const work = parseWork(example("json"), "texts/README.md", "le-chat-du-phare");
  const source = example("tsv");
  const chapter = parseChapter(source, "texts/README.md");

  test("shows every kind of block", () => {
    const kinds = new Set(chapter.blocks.map((block) => block.kind));
    expect([...kinds].sort()).toEqual(Object.keys(blockKinds).sort());
  });

  test("passes the check without a warning", () => {
    const tables = [{ file: "texts/README.md", source, chapter }];
    const { findings, summary } = checkWork(work, "texts/README.md", tables);
    expect(findings).toEqual([]);
    expect(summary.editions[1]?.untranslated).toBe(1);
  });

  test("names the pages of the reader that no work can be called", () => {
    for (const name of ["about", "find", "import", "words"]) {
      expect(readme).toContain(`\`${name}\``);
      expect(() => parseWork(example("json"), "texts/README.md", name)).toThrow(
        "page of the reader",
      );
    }
  });
});
