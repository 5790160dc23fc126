/** Titles and names of writers, as a format or a title page says them, made clean. */

import type { DraftBlock } from "#lib/import/draft.ts";

const ofGutenberg =
  /^(?:the )?project gutenberg(?:[’']s)? (?:(?:e-?book|e-?text|ebook)(?:,| of)? ?)?/iu;
const afterTitle =
  / *[|–—-] *(?:(?:the )?project gutenberg|wikisource|gallica|wikip[ée]dia|wiktionnaire|wikiquote|wikibooks|wikilivres|vikidia|standard ebooks).*$/iu;
const byline = /(?:,| [—–-])? +(?:by|par) +(\p{Lu}[^,;:!?]*?)[.]?$/u;

/** “The Project Gutenberg eBook of Candide, by Voltaire.” → “Candide”; empty where nothing is left. */
export function cleanTitle(printed: string | undefined, author?: string | undefined): string {
  const line = oneLine(printed);
  const isOfGutenberg = ofGutenberg.test(line);
  const title = line.replace(ofGutenberg, "").replace(afterTitle, "");
  const named = byline.exec(title);
  // `Stand by Me` keeps its end: what follows must be the writer, or Gutenberg have put it there.
  const isWriter = named !== null && (isOfGutenberg || isSameName(named[1] ?? "", author));
  const short = isWriter ? title.slice(0, named.index) : title;
  return isOfGutenberg ? short.replace(/(?<![.!?…])[.,;]$/u, "").trim() : short.trim();
}

/**
 * A title with the accents that the book prints and its maker left out: “La dame aux camelias” over
 * `LA DAME AUX CAMÉLIAS`.
 */
export function restoreAccents(title: string, blocks: readonly DraftBlock[]): string {
  const plain = withoutAccents(title);
  if (plain !== title) return title;
  for (const { content } of blocks.slice(0, 200)) {
    if (content.length > title.length + 20) continue;
    const printed = oneLine(content)
      .normalize("NFC")
      .replace(/[.,;]$/u, "");
    if (printed.length !== title.length) continue;
    if (withoutAccents(printed).toLowerCase() !== plain.toLowerCase()) continue;
    if (withoutAccents(printed) === printed) continue;
    return [...title]
      .map((letter, at) => {
        const own = printed[at] ?? letter;
        return letter === letter.toLowerCase() ? own.toLowerCase() : own.toUpperCase();
      })
      .join("");
  }
  return title;
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}

/** The writer that a title names: “Candide, by Voltaire” → “Voltaire”, of Gutenberg’s titles only. */
export function authorInTitle(printed: string | undefined): string | undefined {
  const line = oneLine(printed);
  if (!ofGutenberg.test(line)) return undefined;
  return cleanName(byline.exec(line)?.[1]);
}

/** A writer’s name in one line, or `undefined` where it says that there is none. */
export function cleanName(printed: string | undefined): string | undefined {
  const name = oneLine(printed).replace(/^(?:by|par|de) +(?=\p{Lu})/u, "");
  if (/^(?:unknown|anonymous|inconnue?|anonyme|n\/?a|-+|auteur inconnu)?[.]?$/iu.test(name)) {
    return undefined;
  }
  // The stop of the line, and not of an initial: “by Anne Grey.”, “Alexandre D.”
  return name.replace(/(?<=\p{Ll}{3})\.$/u, "");
}

/** Who wrote and who translated a text, as its title page says before the first prose. */
export function readTitlePage(blocks: readonly DraftBlock[]): {
  readonly author?: string | undefined;
  readonly translator?: string | undefined;
} {
  const lines: string[] = [];
  for (const { content, aside, kind } of blocks.slice(0, 120)) {
    if (aside !== undefined && aside !== "front-matter") continue;
    if (content.length > 300 || kind === "n") break;
    lines.push(...content.split("\n").map(oneLine));
  }
  const find = (pattern: RegExp) => {
    for (const line of joinBylines(lines)) {
      const name = pattern.exec(line)?.[1];
      if (name !== undefined) return cleanName(inCapitals(name) ? capitalized(name) : name);
    }
    return undefined;
  };
  return {
    author: find(/^(?:by|par) (\p{Lu}[\p{L}.’' -]{2,50})$/iu),
    translator: find(
      /^(?:(?:newly )?translat(?:ed|ion)(?: into english)?(?: from the french)?(?: by)?|traduit(?: (?:de l[’']anglais|en anglais|du français))? par|traduction (?:de|par))[: ] ?(\p{Lu}[\p{L}.’'& -]{2,60})$/iu,
    ),
  };
}

/** `Translated by` over the name is one line. */
function joinBylines(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const isOpen =
      last !== undefined &&
      /^(?:by|par|.{0,40}\b(?:translat|tradui|traduc).{0,40}\b(?:by|par))$/iu.test(last);
    if (isOpen) joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined;
}

function oneLine(text: string | undefined): string {
  return (text ?? "")
    .replace(/\[\^\d+\]|(?<!\\)[*_]/g, "")
    .replace(/\\(.)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

function isSameName(printed: string, author: string | undefined): boolean {
  const last = (name: string) =>
    name
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.at(-1);
  return author !== undefined && last(printed) === last(author);
}

function inCapitals(name: string): boolean {
  return !/\p{Ll}/u.test(name);
}

function capitalized(name: string): string {
  return name.replace(/\p{L}+/gu, (word) => word.slice(0, 1) + word.slice(1).toLowerCase());
}
