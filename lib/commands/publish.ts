/** `texts publish`: a site of one’s own works alone, for a class or a press. */

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Command, UsageError } from "#lib/commands/command.ts";
import { templateFiles } from "#lib/commands/publish-template.ts";
import { findWorkFolders, noWorkFinding, shownPath } from "#lib/library/library.ts";
import { TextErrors } from "#lib/text/text-error.ts";

export const publish = {
  summary: "builds a site of the works in a folder, for a class or a press",
  usage: [
    "usage: npm run texts -- publish DIR",
    "",
    "  DIR  a folder of works. The site goes to DIR/site; what a repository of works needs is",
    "       written beside them, where it is not there: README.md, .gitignore, .gitattributes and",
    "       .github/workflows/site.yml",
    "",
    "the works of texts/ are not in it; EN_REGARD_ADDRESS says where the site will be",
  ].join("\n"),
  run([folder, ...more]: readonly string[], print: (line: string) => void) {
    if (folder === undefined || folder.startsWith("-") || more.length > 0)
      throw new UsageError("publish wants one folder of works");
    if (findWorkFolders(folder).length === 0) throw new TextErrors([noWorkFinding(folder)]);
    for (const file of writeTemplate(folder))
      print(`written: ${shownPath(path.join(folder, file))}`);
    const build = spawnSync(process.execPath, ["--import", "tsx", "lib/commands/build.ts"], {
      stdio: "inherit",
      env: { ...process.env, EN_REGARD_TEXTS: folder, EN_REGARD_LIBRARY: "no" },
    });
    if (build.status !== 0) return build.status ?? 1;
    const site = path.join(folder, "site");
    rmSync(site, { recursive: true, force: true });
    // The folder may be on another disk.
    cpSync("out", site, { recursive: true });
    rmSync("out", { recursive: true });
    print(`The site is in ${shownPath(site)}: any host of static files serves it as it is.`);
    return 0;
  },
} satisfies Command;

/** Writes what a repository of works needs and has not; gives the files that were written. */
export function writeTemplate(folder: string): readonly string[] {
  const absent = Object.entries(templateFiles).filter(
    ([file]) => !existsSync(path.join(folder, file)),
  );
  for (const [file, text] of absent) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return absent.map(([file]) => file);
}
