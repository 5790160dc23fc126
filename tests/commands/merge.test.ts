import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readBuilt, writeBuilt } from "#lib/commands/built-site.ts";
import { finishSite, listFiles, sealSite } from "#lib/commands/finished-site.ts";
import { joinWithBefore, mergeShares } from "#lib/commands/merge.ts";

const works = ["coq", "phare", "vers"];
const library = Object.fromEntries(works.map((name) => [name, { files: name, next: "" }]));
let folder: string;
const at = (...parts: readonly string[]) => path.join(folder, ...parts);
const write = (file: string, content: string) => {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), content);
};

/** A page as Next writes it, with a payload of its own. */
const page = (text: string) =>
  `<!DOCTYPE html><html lang="fr"><head><script src="/_next/static/chunks/main.js" async=""></script></head><body><p>${text}</p><script>(self.__next_f=self.__next_f||[]).push([1,${JSON.stringify(text)}])</script></body></html>`;

/** What Next writes for some of the works; lists show all. `coq` is what its first chapter says. */
function writePages(site: string, written: readonly string[], coq = "Le coq chante."): void {
  for (const locale of ["fr", "en"]) {
    write(`${site}/${locale}/index.html`, page(`${locale}: ${works.join(", ")}`));
    write(`${site}/${locale}/own/index.html`, page(`${locale}: vos textes`));
    for (const name of written) {
      const text = name === "coq" ? coq : `Un ${name}.`;
      write(`${site}/${locale}/${name}/index.html`, page(`${locale} ${name}`));
      write(`${site}/${locale}/${name}/01/index.html`, page(`${locale} ${text}`));
    }
  }
  for (const name of written) {
    write(`${site}/texts/${name}/01.tsv`, "id\tfr\ten\n");
    write(`${site}/covers/${name}.png`, name);
  }
  write(`${site}/404.html`, page("Rien ici"));
  write(`${site}/_next/static/chunks/main.js`, "");
  write(`${site}/_next/static/en-regard/_buildManifest.js`, "");
  write(`${site}/service-worker.js`, "(files => files)");
}

function buildShare(site: string, written: readonly string[], coq?: string): void {
  writePages(site, written, coq);
  writeBuilt(at(site), { app: "a", library, works: written, ...sealSite(at(site), "") });
}

function buildWhole(site: string, coq?: string): void {
  writePages(site, works, coq);
  writeBuilt(at(site), { app: "a", library, ...finishSite(at(site)) });
}

/** Every file with the hash of what is in it. */
const contentOf = (site: string) =>
  Object.fromEntries(
    [...listFiles(at(site))].sort().map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(at(site, file)))
        .digest("hex"),
    ]),
  );

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "en-regard-shares-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("shares that are put together", () => {
  test("have the same bytes as the site that was built whole, in whichever order they come", () => {
    buildWhole("whole");
    buildShare("1", ["phare"]);
    buildShare("2", ["coq", "vers"]);
    for (const shares of [
      ["1", "2"],
      ["2", "1"],
    ]) {
      mergeShares(
        shares.map((share) => at(share)),
        at("out"),
        "",
      );
      expect(contentOf("out")).toEqual(contentOf("whole"));
      expect(readBuilt(at("out")).works).toBeUndefined();
    }
  });

  test("take the place of the site that was there, and leave it where they are refused", () => {
    buildWhole("out", "Un vieux coq.");
    buildShare("1", ["phare"]);
    const before = contentOf("out");
    expect(() => mergeShares([at("1")], at("out"), "")).toThrow(
      "a share is missing: none has coq, vers",
    );
    expect(contentOf("out")).toEqual(before);
    buildShare("2", ["coq", "vers"]);
    mergeShares([at("1"), at("2")], at("out"), "");
    buildWhole("whole");
    expect(contentOf("out")).toEqual(contentOf("whole"));
  });

  test.each([
    [
      "a folder that no build has left",
      undefined,
      ": no built site or share; name the folders that builds have left",
    ],
    [
      "one of an older form",
      '{"format":0}',
      "built.json: written by another version of the site; build it anew",
    ],
    [
      "one whose description is damaged",
      "{",
      "built.json: written by another version of the site; build it anew",
    ],
  ])("are refused with %s among them", (_, description, reason) => {
    buildShare("1", ["phare"]);
    mkdirSync(at("2"));
    if (description !== undefined) write("2/built.json", description);
    expect(() => mergeShares([at("1"), at("2")], at("out"), "")).toThrow(reason);
  });
});

describe("a site of which one work is built again", () => {
  test("has the same bytes as if all were built, and no script of a page that went", () => {
    buildWhole("before", "Un vieux coq.");
    buildShare("out", ["coq"]);
    joinWithBefore(at("out"), at("before"), ["phare", "vers"], "");
    buildWhole("whole");
    expect(contentOf("out")).toEqual(contentOf("whole"));
  });
});
