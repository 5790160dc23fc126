import type { TFunction } from "i18next";
import { isStoreFailure, StoreError } from "#app/_store/store-error.ts";
import type { ImportFaults } from "#lib/import/import-error.ts";
import type { ImportFailure } from "./import-calls.ts";
import { WorkerError } from "./worker-calls.ts";

/** What went wrong, in one of the words that messages have a sentence for. */
export function importFailureOf(error: unknown): {
  readonly code: ImportFailure;
  readonly values: object;
} {
  if (error instanceof WorkerError) return error as WorkerError<ImportFailure>;
  return { code: error instanceof StoreError ? error.code : "internal", values: {} };
}

/**
 * The sentence that tells a reader why a file was not imported, in their language: never what an
 * exception says. `name` is what they know the file by.
 */
export function importSentence(translate: unknown, error: unknown, name: string): string {
  // Pages differ in the order of the namespaces that they have besides.
  const t = translate as TFunction<["import", "store"]>;
  const { code, values } = importFailureOf(error);
  if (code === "stopped") return t("import:stopped");
  if (isStoreFailure(code)) return t(`store:failed_${code}`);
  const { bytes = 0, most = 0, line = 0, format = "" } = values as Record<string, unknown>;
  const key =
    code === "malformed" && Number(line) > 0
      ? "malformed-line"
      : code === "unread-format"
        ? (`unread-${(values as ImportFaults["unread-format"]).wayOut}` as const)
        : code;
  return t(`import:error_${key}`, {
    name,
    bytes: millions(bytes),
    most: millions(most),
    line: String(line),
    format: String(format),
  });
}

function millions(bytes: unknown): string {
  return String(Math.round(Number(bytes) / 1_000_000));
}
