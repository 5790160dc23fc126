import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

const texts = (...args: readonly string[]) => {
  const command = ["--import", "tsx", "lib/commands/texts.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("npm run texts", () => {
  test("checks the repository's texts", () => {
    const { status, stdout, stderr } = texts("check", "texts");
    expect(stdout).toMatch(/works?: 0 errors, /);
    expect([status, stderr]).toEqual([0, ""]);
  }, 60_000);

  test("tells how it is called, and exits with 2 when called otherwise", () => {
    expect(texts("--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("check  tells everything wrong with the texts"),
    });
    expect(texts("chekc")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("no command “chekc”\n\nusage: npm run texts -- COMMAND …"),
    });
    expect(texts("check", "--fixe")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("usage: npm run texts -- check [--fix] [--levels] [FOLDER…]"),
    });
  }, 60_000);
});
