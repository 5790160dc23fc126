/** PO, the translation files of gettext and po4a: the text as it was written, and its translation. */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRow, AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { escapeContent } from "#lib/import/formats/inline-content.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { countSmallWords } from "#lib/import/language.ts";

/** Whether a text begins as a PO file does: comments, and then an entry. */
export function looksLikePo(start: string): boolean {
  return /^(?:#[^\n]*\n|\s)*msg(?:id|ctxt)[ \t]+"/.test(start);
}

/** A text and what it is said by, `""` where it is not translated. */
interface Message {
  readonly source: string;
  readonly target: string;
}

/** Reads the rows. Throws an `ImportError` where neither side is French. */
export function readPo(source: string, { ledger }: ImportContext): AlignedRows {
  const { header, messages } = readMessages(source);
  const isFrenchSource = isSourceFrench(header, messages);
  if (header !== "") {
    ledger.show(`${header}\n`);
    ledger.setAside("code", header);
  }
  const rows = messages.map((message): AlignedRow => {
    const [own, other] = [cellOf(message.source), cellOf(message.target)];
    ledger.show(`${message.source}\n${message.target}\n`);
    return isFrenchSource ? { fr: own, en: other } : { fr: other, en: own };
  });
  return { rows };
}

function cellOf(text: string): string {
  return escapeContent(text.replace(/\s+/g, " ").trim());
}

/** The language is in the header mostly; a template has none, and some name the wrong one. */
function isSourceFrench(header: string, messages: readonly Message[]): boolean {
  const source = countSmallWords(messages.map((message) => message.source));
  const target = countSmallWords(messages.map((message) => message.target));
  const isFrench = source.fr - source.en + (target.en - target.fr);
  if (isFrench !== 0) return isFrench > 0;
  const language = /^Language:\s*([a-z]{2})/im.exec(header)?.[1];
  if (language !== undefined && language !== "fr" && language !== "en") {
    throw new ImportError("languages", { format: "PO", languages: [language] });
  }
  return language === "en";
}

/** A line of a file: what it begins, and the string on it. */
const line = /^(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?[ \t]+)?"(.*)"[ \t]*$/;

function readMessages(source: string): { header: string; messages: readonly Message[] } {
  const messages: Message[] = [];
  let header = "";
  let strings = new Map<string, string>();
  let at = "";
  const finish = () => {
    const id = strings.get("msgid");
    const first = strings.get("msgstr") ?? strings.get("msgstr0") ?? "";
    if (id === "") header ||= first;
    else if (id !== undefined) messages.push({ source: id, target: first });
    const plural = strings.get("msgid_plural");
    if (plural !== undefined)
      messages.push({ source: plural, target: strings.get("msgstr1") ?? "" });
    strings = new Map();
  };
  for (const [index, printed] of source.split(/\r\n?|\n/).entries()) {
    // A comment, or an entry that is no longer in use.
    if (printed.startsWith("#") || printed.trim() === "") continue;
    const match = line.exec(printed);
    if (match === null) {
      const reason = `${printed.slice(0, 80)} is no string`;
      throw new ImportError("malformed", { format: "PO", line: index + 1, reason });
    }
    const [, name, number = "", string = ""] = match;
    if (name === "msgctxt" || (name === "msgid" && !strings.has("msgctxt"))) finish();
    if (name === "msgid" && strings.has("msgid")) finish();
    if (name !== undefined) at = `${name}${number}`;
    if (at === "") continue;
    strings.set(at, (strings.get(at) ?? "") + unescapeString(string));
  }
  finish();
  return { header, messages };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

function unescapeString(string: string): string {
  return string.replace(/\\(.)/g, (_, sign: string) => escapes[sign] ?? sign);
}
