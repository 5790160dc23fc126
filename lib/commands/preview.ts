/** `texts preview`: the site as it is being written, which shows a text again when it is saved. */

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { type Command, UsageError } from "#lib/commands/command.ts";
import { findWorkFolders, noWorkFinding } from "#lib/library/library.ts";
import { TextErrors } from "#lib/text/text-error.ts";

export const preview = {
  summary: "shows the works as readers will see them, and again when a text is saved",
  usage: [
    "usage: npm run texts -- preview [FOLDER…]",
    "",
    "  FOLDER  a work, or a folder of works, besides texts/ and EN_REGARD_TEXTS",
    "",
    "on http://localhost:3000, or the port that PORT names; ends with Ctrl-C",
  ].join("\n"),
  run(args: readonly string[], print: (line: string) => void) {
    if (args.some((arg) => arg.startsWith("-")))
      throw new UsageError(`preview does not know “${args.join(" ")}”`);
    const folders = previewFolders(args);
    const port = Number(process.env.PORT ?? 3000);
    const works = args.flatMap(findWorkFolders).map((folder) => path.basename(folder));
    for (const place of works.length === 0 ? ["en/"] : works.map((name) => `en/${name}/`))
      print(`http://localhost:${port}/${place}`);
    return serve(folders, port);
  },
} satisfies Command;

/** What EN_REGARD_TEXTS asks for, with the folders named. Throws `TextErrors` for one without works. */
export function previewFolders(
  named: readonly string[],
  asked = process.env.EN_REGARD_TEXTS ?? "",
): string {
  const empty = named.filter((folder) => findWorkFolders(folder).length === 0);
  if (empty.length > 0) throw new TextErrors(empty.map(noWorkFinding));
  const known = asked.split(path.delimiter).filter(Boolean);
  const own = path.resolve("texts");
  const isShown = (folder: string) =>
    [folder, path.dirname(folder)].includes(own) || known.includes(folder);
  const added = named.map((folder) => path.resolve(folder)).filter((folder) => !isShown(folder));
  return [...known, ...added].join(path.delimiter);
}

function serve(folders: string, port: number): Promise<number> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const server = spawn(process.execPath, [next, "dev", "--port", String(port)], {
    stdio: "inherit",
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      EN_REGARD_TEXTS: folders,
      EN_REGARD_BASE: "",
    },
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("close", (status) => resolve(status ?? 0));
  });
}
