import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { publish, writeTemplate } from "#lib/commands/publish.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "en-regard-press-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the folder of a class or a press", () => {
  test("gets what a repository of works needs, once, and keeps what is its own", () => {
    writeFileSync(path.join(folder, "README.md"), "# La classe de Jeanne\n");
    expect(writeTemplate(folder)).toEqual([
      ".gitignore",
      ".gitattributes",
      ".github/workflows/site.yml",
    ]);
    expect(readFileSync(path.join(folder, "README.md"), "utf8")).toBe("# La classe de Jeanne\n");
    expect(readFileSync(path.join(folder, ".gitignore"), "utf8")).toBe("site/\n");
    expect(writeTemplate(folder)).toEqual([]);
  });

  test("is published with a work in it, not without", () => {
    expect(() => publish.run([folder], () => {})).toThrow("no work in this folder");
    expect(() => publish.run([], () => {})).toThrow("publish wants one folder of works");
  });
});
