import { useState } from "react";
import type { TextFacts } from "#app/_store/stored-rows.ts";
import type { ImportWorker } from "#app/_workers/import-calls.ts";
import { WorkerError } from "#app/_workers/worker-calls.ts";
import { mostFileBytes } from "#lib/import/file-size.ts";
import type { LanguageChoice } from "#lib/import/language-choice.ts";

/** Has files read by the worker. `reading` has the names of those that are not done. */
export function useFileReader(tablesUrl: string, openWorker: () => ImportWorker) {
  const [reading, setReading] = useState<readonly string[]>([]);

  const readBlob = async (
    file: Blob,
    name: string,
    languages: LanguageChoice = {},
    isPasted = false,
  ) => {
    if (file.size > mostFileBytes)
      throw new WorkerError("too-large", { bytes: file.size, most: mostFileBytes });
    // A worker has an address of its own, from which others would be told.
    const address = new URL(tablesUrl, location.href).href;
    setReading((names) => [...names, name]);
    try {
      const input = { name, isPasted, file, tablesUrl: address, languages };
      return await openWorker().ask("read", input);
    } finally {
      setReading((names) => names.toSpliced(names.indexOf(name), 1));
    }
  };

  /** Reads what has one side only. */
  const readText = async (file: Blob, name: string, isPasted = false): Promise<TextFacts> => {
    const found = await readBlob(file, name, {}, isPasted);
    if (found.kind === "aligned") throw new WorkerError("already-aligned");
    return found.facts;
  };
  return { reading, readBlob, readText };
}
