import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { GivenFile } from "./driver.ts";

/** A folder for the files that a reader gives, where the driver takes only their paths. */
export interface GivenFolder {
  readonly write: (files: readonly GivenFile[]) => readonly string[];
  readonly remove: () => void;
}

export function openGivenFolder(): GivenFolder {
  const folder = mkdtempSync(path.join(tmpdir(), "en-regard-given-"));
  return {
    write: (files) =>
      files.map(({ name, content }) => {
        const file = path.join(folder, name);
        writeFileSync(file, content);
        return file;
      }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
