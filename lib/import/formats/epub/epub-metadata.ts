/** Who wrote an EPUB and what it is called. */

import {
  attribute,
  childElements,
  findElement,
  findElements,
  localName,
  type MarkupElement,
  textContent,
} from "#lib/import/formats/markup.ts";

export interface EpubMetadata {
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly translator: string | undefined;
}

export function readMetadata(book: MarkupElement): EpubMetadata {
  const metadata = findElement(book, "metadata") ?? book;
  const refinements = readRefinements(metadata);
  const of = (element: MarkupElement, property: string) =>
    refinements.get(`#${element.attributes.id} ${property}`) ?? [];
  const titles = namedIn(metadata, "title").filter((title) => textOf(title) !== "");
  const main = titles.find((title) => of(title, "title-type")[0] === "main") ?? titles[0];
  const people = (wanted: string) =>
    [...namedIn(metadata, "creator"), ...namedIn(metadata, "contributor")]
      .filter((person) => rolesOf(person, of).includes(wanted))
      .map((person) => asSaid(textOf(person), attribute(person, "file-as")))
      .filter((name, index, all) => name !== "" && all.indexOf(name) === index)
      .join(", ");
  return {
    title: main && textOf(main),
    author: people("aut") || undefined,
    translator: people("trl") || undefined,
  };
}

function namedIn(metadata: MarkupElement, name: string): readonly MarkupElement[] {
  return findElements(metadata, name).filter((element) => localName(element) === name);
}

/** What `<meta refines="#id" property="role">` says, by id and property; one may have several roles. */
function readRefinements(metadata: MarkupElement): ReadonlyMap<string, readonly string[]> {
  const refinements = new Map<string, readonly string[]>();
  for (const meta of childElements(metadata, "meta")) {
    const { refines, property } = meta.attributes;
    if (refines === undefined) continue;
    const key = `${refines} ${property}`;
    refinements.set(key, [...(refinements.get(key) ?? []), textOf(meta)]);
  }
  return refinements;
}

type Of = (element: MarkupElement, property: string) => readonly string[];

/** All the roles of a person: an annotator may be the translator as well. */
function rolesOf(person: MarkupElement, of: Of): readonly string[] {
  const own = attribute(person, "role");
  const said = own === undefined ? of(person, "role") : [own];
  if (said.length > 0) return said.map((role) => role.trim().toLowerCase());
  return localName(person) === "creator" ? ["aut"] : [];
}

/** `Verne, Jules`, as catalogues sort him, is Jules Verne. */
function asSaid(name: string, sorted: string | undefined): string {
  const parts = /^([^,]+), ([^,]+)$/.exec(name);
  const isSorted = parts !== null && (sorted === undefined || sorted.trim() === name);
  return isSorted && !/^(?:jr|sr|fils|père|ii|iii)\b/i.test(parts[2] ?? "")
    ? `${parts[2]} ${parts[1]}`
    : name;
}

function textOf(element: MarkupElement): string {
  return textContent(element).replace(/\s+/g, " ").trim();
}
