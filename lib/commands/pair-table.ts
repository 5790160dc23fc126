/** The outlines of both sides as a printed table, changes to it, and what the ledgers say. */

import type { AsideReason, ImportedText } from "#lib/import/imported-text.ts";
import {
  countLetters,
  type LedgerAccount,
  type SetAside,
  type SetAsideName,
} from "#lib/import/ledger.ts";
import { changeOutline, type OutlineEntry, outlineOf, plainWords } from "#lib/import/outline.ts";
import { outlineRows } from "#lib/import/outline-rows.ts";
import { entryName, type SettledPair } from "#lib/import/settle-pair.ts";
import { TextError } from "#lib/text/text-error.ts";

/** Changes as the command line has them, names with commas between: `f2,e1`, `f4=e3`. */
export interface PairChanges {
  readonly drop?: string | undefined;
  readonly keep?: string | undefined;
  readonly link?: string | undefined;
}

type Side = "fr" | "en";

/** An entry with its name in the table: `f1` is the first of the French, `e1` of the English. */
interface NamedEntry extends OutlineEntry {
  readonly name: string;
  readonly shownTitle: string;
}

/**
 * The pair as somebody wants it. Names are those of the table of the pair as it was guessed. Throws
 * a `TextError` for a name that is none, or that cannot be linked.
 */
export function changePair(guessed: SettledPair, changes: PairChanges, file: string): SettledPair {
  const named = { fr: nameEntries(guessed.fr, "fr"), en: nameEntries(guessed.en, "en") };
  let { fr, en } = guessed;
  const change = (names: string | undefined, type: "set-aside" | "bring-back") => {
    for (const name of split(names)) {
      const [side, { start }] = find(name, named, file);
      if (side === "fr") fr = changeOutline(fr, { type, start });
      else en = changeOutline(en, { type, start });
    }
  };
  change(changes.keep, "bring-back");
  change(changes.drop, "set-aside");
  const isFree = (text: ImportedText) => {
    const starts = outlineOf(text).flatMap(({ start, aside }) => (aside ? [] : [start]));
    return (start: number) => starts.includes(start);
  };
  const [isFreeFr, isFreeEn] = [isFree(fr), isFree(en)];
  const wanted = split(changes.link).map((pair) => {
    const names = pair.split("=").map((name) => find(name.trim(), named, file));
    const french = names.find(([side]) => side === "fr")?.[1];
    const english = names.find(([side]) => side === "en")?.[1];
    if (names.length !== 2 || french === undefined || english === undefined) {
      throw fault(
        file,
        `“${pair}” links nothing`,
        "write f4=e3: one of the French, one of the English",
      );
    }
    for (const [entry, is] of [
      [french, isFreeFr],
      [english, isFreeEn],
    ] as const) {
      if (is(entry.start)) continue;
      throw fault(file, `${entry.name} is set aside`, `bring it back with --keep ${entry.name}`);
    }
    return { fr: french.start, en: english.start };
  });
  const others = guessed.links.filter(
    (link) =>
      isFreeFr(link.fr) &&
      isFreeEn(link.en) &&
      !wanted.some((want) => want.fr === link.fr || want.en === link.en),
  );
  const links = [...others, ...wanted].sort((a, b) => a.fr - b.fr || a.en - b.en);
  return { fr, en, links };
}

/** The table, a line a row: the French, its letters, what it is linked with. */
export function pairTable(pair: SettledPair, guessed: SettledPair = pair): readonly string[] {
  const [fr, en] = [rowsOf(pair.fr, guessed.fr, "fr"), rowsOf(pair.en, guessed.en, "en")];
  const rows = outlineRows(fr, en, pair.links).flatMap((row) => {
    const length = Math.max(row.fr.length, row.en.length);
    return Array.from({ length }, (_, at) => [
      ...cells(row.fr[at]),
      row.isLinked ? "=" : "",
      ...cells(row.en[at]),
    ]);
  });
  const lines = [["", "French", "letters", "", "", "English", "letters"], ...rows];
  const widths = lines.reduce<number[]>(
    (most, line) => line.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
    [],
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 2 || column === 6
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

/** `fr.txt: set aside: licence (15,430 letters), contents (210), 3 pictures. Left out: nothing.` */
export function ledgerLine(
  file: string,
  text: ImportedText | undefined,
  ledger: LedgerAccount | undefined,
): string {
  const said = ledger?.setAside ?? [];
  // A file that is aligned has rows and no blocks: the ledger alone says what is none of them.
  const asides =
    text === undefined
      ? said
      : [...said.filter(({ name }) => !isOfBlocks(name)), ...asidesOf(text)];
  const list = asides.map(describeAside).join(", ");
  const lost = ledger?.missing ?? 0;
  const left = lost === 0 ? "nothing" : `${lost.toLocaleString("en")} letters`;
  return `${file}: set aside: ${list === "" ? "nothing" : list}. Left out: ${left}.`;
}

/** More than so much of a file that nothing explains is worth a look. */
const leastLoss = 0.001;

export function lossWarnings(file: string, ledger: LedgerAccount | undefined): readonly string[] {
  if (ledger === undefined || ledger.missing <= ledger.shown * leastLoss) return [];
  const share = ((ledger.missing / ledger.shown) * 100).toFixed(1);
  return [
    `warning: ${share} % of the letters of ${file} are missing from the text, and nothing says why; compare it with the file, or bring the book in another form`,
  ];
}

const longestTitle = 44;

function nameEntries(text: ImportedText, side: Side): readonly NamedEntry[] {
  return outlineOf(text).map((entry, index) => ({
    ...entry,
    name: `${side === "fr" ? "f" : "e"}${index + 1}`,
    shownTitle: shorten(entryName(text, entry)),
  }));
}

/** The entries as they are now, under the names that they had when they were guessed. */
function rowsOf(text: ImportedText, guessed: ImportedText, side: Side): readonly NamedEntry[] {
  const names = new Map(nameEntries(guessed, side).map(({ start, name }) => [start, name]));
  return nameEntries(text, side).map((entry) => ({
    ...entry,
    name: names.get(entry.start) ?? "",
  }));
}

function shorten(title: string): string {
  return title.length > longestTitle ? `${title.slice(0, longestTitle - 2).trimEnd()} …` : title;
}

function cells(entry: NamedEntry | undefined): readonly [string, string, string] {
  if (entry === undefined) return ["", "", ""];
  const { name, shownTitle, letters, aside } = entry;
  const title = aside === undefined ? shownTitle : `(${asideNames[aside]}) ${shownTitle}`;
  return [name, title, letters.toLocaleString("en")];
}

function split(names: string | undefined): readonly string[] {
  return (names ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function find(
  name: string,
  named: Readonly<Record<Side, readonly NamedEntry[]>>,
  file: string,
): readonly [Side, NamedEntry] {
  for (const side of ["fr", "en"] as const) {
    const entry = named[side].find((each) => each.name === name);
    if (entry !== undefined) return [side, entry];
  }
  throw fault(
    file,
    `there is no “${name}”; the French has f1 to f${named.fr.length}, the English e1 to e${named.en.length}`,
    "look into the table that --outline prints",
  );
}

function fault(file: string, reason: string, cure: string): TextError {
  return new TextError({ file, reason, cure });
}

function isOfBlocks(name: SetAsideName): name is AsideReason {
  return Object.hasOwn(asideNames, name);
}

/** What is set aside of the text as it is now. */
function asidesOf({ blocks }: ImportedText): readonly SetAside[] {
  const found = new Map<AsideReason, { count: number; letters: number }>();
  for (const { aside, content } of blocks) {
    if (aside === undefined) continue;
    const entry = found.get(aside) ?? { count: 0, letters: 0 };
    entry.count++;
    entry.letters += countLetters(plainWords(content));
    found.set(aside, entry);
  }
  return [...found].map(([name, entry]) => ({ name, ...entry }));
}

const asideNames: Readonly<Record<AsideReason, string>> = {
  licence: "licence",
  "front-matter": "front matter",
  "back-matter": "back matter",
  contents: "contents",
  picture: "picture",
  "other-language": "other language",
  unpaired: "no counterpart",
  "by-hand": "by hand",
  "page-number": "page number",
  "running-head": "running head",
};

/** Counted ones by their number, the others by their letters. */
function describeAside({ name, count, letters }: SetAside): string {
  if (
    letters === 0 ||
    /^(?:picture|page-number|line-number|running-head|note-mark|missing-page)$/u.test(name)
  ) {
    const word = isOfBlocks(name) ? asideNames[name] : name.replaceAll("-", " ");
    return count === 1 ? `1 ${word}` : `${count.toLocaleString("en")} ${word}s`;
  }
  const word = isOfBlocks(name) ? asideNames[name] : name.replaceAll("-", " ");
  return `${word} (${letters.toLocaleString("en")} letters)`;
}
