/**
 * Files that one build makes and the next takes as they are. They lie where Next keeps its own,
 * which hosts bring along from build to build.
 */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where they are, where nothing else is said. */
export const keptFolder = path.join(".next", "cache", "en-regard");

/**
 * The text that was made before under this name from what has this hash, else one that is made now
 * and written down in its place.
 */
export function keptFile(
  name: string,
  hash: string,
  make: () => string,
  folder = keptFolder,
): string {
  const file = path.join(folder, name);
  const known = readWhole(file, hash);
  if (known !== undefined) return known;
  const text = make();
  mkdirSync(folder, { recursive: true });
  // Several processes build at once: nobody meets half a file.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${headOf(hash, text)}\n${text}`);
  renameSync(unfinished, file);
  return text;
}

/** A file as it was written; `undefined` where it is absent, damaged, or made from something else. */
function readWhole(file: string, hash: string): string | undefined {
  let written: string;
  try {
    written = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const end = written.indexOf("\n");
  const text = written.slice(end + 1);
  return headOf(hash, text) === written.slice(0, end) ? text : undefined;
}

function headOf(hash: string, text: string): string {
  return `${hash} ${createHash("sha256").update(text).digest("hex")}`;
}
