/**
 * TEI texts of two languages whose parts are linked (`<link target="#fr-1 #en-1"/>`, `corresp`), as
 * our own export and corpora have them → rows.
 */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import {
  attribute,
  childElements,
  findElement,
  type MarkupElement,
  textContent,
} from "#lib/import/formats/markup.ts";
import { makeBeads } from "#lib/import/formats/tei-beads.ts";
import { readOwnTei } from "#lib/import/formats/tei-own.ts";
import { readTeiRows } from "#lib/import/formats/tei-rows.ts";
import { findLinks, findUnits } from "#lib/import/formats/tei-units.ts";
import { plainText, readInline } from "#lib/text/inline.ts";

/** With fewer rows that have both sides it is no aligned text. */
const fewestPairs = 2;

/**
 * The rows; `undefined` where nothing links a French text to an English one. `numbers` are those of
 * all notes.
 */
export function readLinkedTei(
  root: MarkupElement,
  texts: readonly MarkupElement[],
  numbers: ReadonlyMap<MarkupElement, number>,
  { ledger }: ImportContext,
): AlignedRows | undefined {
  const links = findLinks(root, texts);
  if (links.length === 0) return undefined;
  const beads = makeBeads(findUnits(texts, links), links);
  const pairs = beads.filter(({ fr, en }) => fr.length > 0 && en.length > 0);
  if (pairs.length < fewestPairs) return undefined;
  const own = readOwnTei(texts);
  if (own !== undefined) {
    for (const { fr, en } of own) for (const side of [fr, en]) ledger.show(`${wordsOf(side)}\n`);
    return { rows: own, about: describeSides(root) };
  }
  return { rows: readTeiRows(beads, numbers, ledger), about: describeSides(root) };
}

/** What the header says of the texts, in each language where it has it. */
function describeSides(root: MarkupElement): NonNullable<AlignedRows["about"]> {
  const statement = findElement(root, "titleStmt");
  const children = statement === undefined ? [] : childElements(statement);
  const lineOf = (element: MarkupElement | undefined) =>
    element && textContent(element).replace(/\s+/g, " ").trim();
  const titles = children.filter(({ name }) => name === "title");
  const titleIn = (language: string) =>
    lineOf(titles.find((title) => attribute(title, "lang")?.startsWith(language)) ?? titles[0]);
  const translator = children.find(
    (child) => child.name === "respStmt" && /tra(?:ns|d)/i.test(textContent(child)),
  );
  const name =
    translator && (findElement(translator, "persName") ?? findElement(translator, "name"));
  return {
    fr: { title: titleIn("fr"), author: lineOf(children.find((child) => child.name === "author")) },
    en: { title: titleIn("en"), translator: lineOf(name) },
  };
}

function wordsOf(cell: string): string {
  return plainText(readInline(cell).content);
}
