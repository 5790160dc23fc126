import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keptFile } from "#lib/library/kept-files.ts";

describe("a file that a build makes", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "en-regard-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const keep = (name: string, hash: string, text: string) =>
    keptFile(name, hash, () => text, folder);
  const find = (name: string, hash: string) =>
    keptFile(
      name,
      hash,
      () => {
        throw new RangeError("made again");
      },
      folder,
    );

  test("is taken as it is by the next, with every letter of it", () => {
    expect(keep("conte.01.en", "a", "été – œuf\nfin")).toBe("été – œuf\nfin");
    expect(find("conte.01.en", "a")).toBe("été – œuf\nfin");
  });

  test("is made again where its chapter has changed, and takes the old one’s place", () => {
    keep("conte.01.en", "a", "un");
    expect(keep("conte.01.en", "b", "deux")).toBe("deux");
    expect(find("conte.01.en", "b")).toBe("deux");
    expect(readdirSync(folder)).toEqual(["conte.01.en"]);
  });

  test("is made again where it is cut off or damaged", () => {
    keep("conte.01.en", "a", "un deux");
    const file = path.join(folder, "conte.01.en");
    const whole = readFileSync(file, "utf8");
    for (const damaged of [whole.slice(0, -1), whole.replace("deux", "dix!"), ""]) {
      writeFileSync(file, damaged);
      expect(keep("conte.01.en", "a", "trois")).toBe("trois");
    }
  });

  test("is another chapter’s under another name", () => {
    keep("conte.01.en", "a", "un");
    keep("conte.01.en.literal", "a", "deux");
    expect(find("conte.01.en", "a")).toBe("un");
  });
});
