import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { align } from "#lib/commands/align.ts";
import { UsageError } from "#lib/commands/command.ts";

const folder = mkdtempSync(path.join(tmpdir(), "en-regard-align-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function run(...args: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  await align.run(args, (line) => lines.push(line));
  return lines;
}

describe("texts align", () => {
  test("prints a bead a line, with how sure it is", { timeout: 30_000 }, async () => {
    const fr = write("fr.txt", "Le chat dort.\nIl se leva.\nIl sortit.\n");
    const en = write("en.txt", "The cat is asleep.\nHe got up and went out.\n");
    const lines = await run(fr, en, "--beads", "--sentences");
    expect(lines.map((line) => line.replace(/ [01]\.\d{4}$/, " …"))).toEqual([
      "[0]:[0] …",
      "[1,2]:[1] …",
    ]);
  });

  test("splits what is no list of sentences, and shows them", { timeout: 30_000 }, async () => {
    const fr = write("texte.txt", "Le chat dort. La pluie tombe.\n");
    const en = write("text.txt", "The cat is asleep. Rain is falling.\n");
    const lines = await run(fr, en, "--beads", "--text");
    expect(lines.map((line) => line.split("\t").slice(1))).toEqual([
      ["Le chat dort.", "The cat is asleep."],
      ["La pluie tombe.", "Rain is falling."],
    ]);
  });

  test("says which file is not there, or has both sides already", async () => {
    const fr = write("fr.txt", "Le chat dort.\n");
    await expect(run(fr, path.join(folder, "absent.txt"), "--beads")).rejects.toThrow(
      "absent.txt: no such file; name a file that is there",
    );
    const table = write("both.tsv", "id\tfr\ten\np1.1\tOui.\tYes.\n");
    await expect(run(fr, table, "--beads")).rejects.toThrow(
      "both sides are in it, aligned already",
    );
  });

  test("is called with two files and what to print", async () => {
    await expect(run("fr.txt", "--beads")).rejects.toThrow(
      new UsageError("two files are aligned, French and English"),
    );
    await expect(run("fr.txt", "en.txt")).rejects.toThrow(new UsageError("what to print: --beads"));
    await expect(run("fr.txt", "en.txt", "--bead")).rejects.toThrow(UsageError);
  });
});
