import { type Import, importFile } from "#lib/import/import.ts";
import type { LedgerAccount } from "#lib/import/ledger.ts";

/** The blocks of a file, a line each: `p: Le chat.`; the lines of a stanza parted by ` / `. */
export function blocksOf(name: string, bytes: Uint8Array): readonly string[] {
  const imported = importFile(name, bytes);
  if (imported.kind !== "text") throw new Error(`${name} has both sides`);
  return imported.text.blocks.map(({ kind, note, aside, content }) => {
    const reason = aside === undefined ? "" : ` (${aside})`;
    return `${kind}${note ?? ""}${reason}: ${content.replaceAll("\n", " / ")}`;
  });
}

/** What an import says of its letters. */
export function ledgerOf(name: string, bytes: Uint8Array): LedgerAccount {
  const { ledger }: Import = importFile(name, bytes);
  if (ledger === undefined) throw new Error(`${name} has no ledger`);
  return ledger;
}

/** What was set aside, by name: `deleted 7`. */
export function asideOf(name: string, bytes: Uint8Array): readonly string[] {
  const { setAside, missing, added } = ledgerOf(name, bytes);
  const named = setAside.map(({ name, letters }) => `${name} ${letters}`);
  return [...named, ...(missing + added === 0 ? [] : [`missing ${missing}, added ${added}`])];
}
