import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { check } from "#lib/commands/check.ts";
import { newWork } from "#lib/commands/new.ts";
import { previewFolders } from "#lib/commands/preview.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "en-regard-new-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const make = (name: string) => {
  const lines: string[] = [];
  newWork.run([path.join(folder, name)], (line) => lines.push(line));
  return lines.join("\n");
};

describe("a new work", () => {
  test("is whole and without a fault, and its maker is told what to do next", () => {
    const told = make("le-chat-du-phare");
    expect(told).toContain("npm run texts -- check ");
    expect(told).toContain("npm run texts -- preview ");
    const lines: string[] = [];
    expect(check.run([path.join(folder, "le-chat-du-phare")], (line) => lines.push(line))).toBe(0);
    expect(lines.at(-1)).toMatch(/^1 work: 0 errors, 0 warnings/);
    const work = readFileSync(path.join(folder, "le-chat-du-phare/work.json"), "utf8");
    expect(work).toContain("Le chat du phare");
  });

  test("takes nobody’s place", () => {
    mkdirSync(path.join(folder, "le-chat"));
    writeFileSync(path.join(folder, "le-chat/work.json"), "mine");
    expect(() => make("le-chat")).toThrow(
      /le-chat: there is something already; choose another name; what is there was left as it is$/,
    );
    expect(readFileSync(path.join(folder, "le-chat/work.json"), "utf8")).toBe("mine");
  });

  test.each([
    ["Le Chat", "the folder is called “Le Chat”, which a URL cannot have as it is"],
    ["été", "the folder is called “été”, which a URL cannot have as it is"],
    ["words", "the folder is called “words”, which is a page of the reader"],
  ])("is not called %s", (name, reason) => {
    expect(() => make(name)).toThrow(reason);
  });

  test.each([[[]], [["a", "b"]], [["--name"]]])("is one, so not %j", (args) => {
    expect(() => newWork.run(args, () => {})).toThrow("new wants the name of one work");
  });
});

describe("what is shown while it is written", () => {
  test("is what EN_REGARD_TEXTS names, and the folders named besides, each once", () => {
    make("le-chat");
    const work = path.join(folder, "le-chat");
    expect(previewFolders([work], "/mine")).toBe(`/mine${path.delimiter}${work}`);
    expect(previewFolders([work], work)).toBe(work);
    expect(previewFolders(["texts", "texts/a-la-bonne-heure"], "")).toBe("");
  });

  test("is no folder without works", () => {
    expect(() => previewFolders([path.join(folder, "rien")], "")).toThrow("no work in this folder");
  });
});
