/** What the attributes of an element say of it: the words of its classes, types and roles. */

import { attribute, localName, type MarkupElement } from "#lib/import/formats/markup.ts";

const known = new WeakMap<MarkupElement, ReadonlySet<string>>();

/**
 * The words of an element’s class, `epub:type` and role, in small letters, each also as a whole:
 * `chapterTitle` is `chaptertitle`, `chapter` and `title`.
 */
export function wordsOf(element: MarkupElement): ReadonlySet<string> {
  const before = known.get(element);
  if (before !== undefined) return before;
  const words = new Set<string>();
  const names = `${element.attributes.class ?? ""} ${typesOf(element)}`.slice(0, 1_000);
  for (const name of names.split(/\s+/)) {
    if (name === "") continue;
    words.add(name.toLowerCase());
    for (const word of name.split(/[-_:.\d]+|(?<=\p{Ll})(?=\p{Lu})/u)) {
      if (word !== "") words.add(word.toLowerCase());
    }
  }
  known.set(element, words);
  return words;
}

/** Whether an element has one of some words. */
export function hasWord(element: MarkupElement, words: ReadonlySet<string>): boolean {
  for (const word of wordsOf(element)) if (words.has(word)) return true;
  return false;
}

/** The words of `epub:type` and role, as they are. */
export function typesOf({ attributes }: MarkupElement): string {
  return `${attributes["epub:type"] ?? ""} ${attributes.role ?? ""}`.trim();
}

/** The id by which links name an element. */
export function idOf(element: MarkupElement): string | undefined {
  const { attributes } = element;
  const own = attributes.id ?? attributes["xml:id"];
  return own ?? (localName(element) === "a" ? attributes.name : undefined);
}

/** The level of a heading element, 1 for the highest. */
export function headingLevel(element: MarkupElement): number | undefined {
  const level = /^h([1-6])$/.exec(localName(element))?.[1];
  if (level !== undefined) return Number(level);
  if (element.attributes.role !== "heading") return undefined;
  const aria = Number(attribute(element, "aria-level") ?? 2);
  return aria >= 1 && aria <= 9 ? aria : 2;
}

/** Elements that begin and end a block. */
const blockElements = new Set(
  "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section summary table tbody tfoot thead tr ul caption".split(
    " ",
  ),
);

export function isBlock(element: MarkupElement): boolean {
  return blockElements.has(localName(element));
}

/** Elements that hold paragraphs and not their words. */
const containers = new Set(
  "article aside blockquote body center dd details div dl fieldset figure footer form header hgroup html li main menu nav ol section table tbody td th tfoot thead tr ul".split(
    " ",
  ),
);

export function isContainer(element: MarkupElement): boolean {
  return element.name === "" || containers.has(localName(element));
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

export const verseWords = set(
  "poem poetry poésie poesie verse vers poetrycontainer stanza strophe lg linegroup quatrain tercet lineblock line-block hymn lyrics",
);
export const stanzaWords = set("stanza strophe lg linegroup quatrain tercet line-block lineblock");
export const quotationWords = set(
  "blockquote blockquot quote quotation citation extract epigraph epigraphe épigraphe letter lettre",
);
const displayedWords = set(
  "center centre centré centered centred title titre subtitle soustitre heading head headline chap chapter chapitre chapterhead titrechap ct cn chaptitle",
);

/** Whether a paragraph is set as headings are: centred, or by a class that says so. */
export function isDisplayed(element: MarkupElement): boolean {
  const { attributes } = element;
  return (
    localName(element) === "center" ||
    hasWord(element, displayedWords) ||
    /center/i.test(attributes.align ?? "") ||
    /text-align\s*:\s*center/i.test(attributes.style ?? "")
  );
}
