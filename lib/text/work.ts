/**
 * `work.json`: what a work is, where its editions come from and the order of its chapters.
 * Strict JSON; every error tells the line and the key.
 */

import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { englishEditionName } from "#lib/text/chapter.ts";
import { controlCharacters } from "#lib/text/inline.ts";
import type { Bilingual, Edition, Genre, Level, Subject, Work } from "#lib/text/model.ts";
import { type Fault, type Finding, isError, TextError } from "#lib/text/text-error.ts";

/** A work, if its file has no errors, and everything wrong with the file, line by line. */
export interface WorkReading {
  readonly work?: Work;
  readonly findings: readonly Finding[];
}

/** The levels, from the easiest. */
export const levels: readonly Level[] = ["A1", "A2", "B1", "B2", "C1", "C2"];

/** The genres, in the order of their filter. */
export const genres: readonly Genre[] = [
  "story",
  "serial",
  "tale",
  "novel",
  "dialogues",
  "diary",
  "letters",
  "news",
  "essay",
  "life",
  "maxims",
  "play",
  "poetry",
  "voices",
  "exam",
];

/** The subjects, in the order of their filter. */
export const subjects: readonly Subject[] = [
  "neighbours",
  "family",
  "love",
  "work",
  "school",
  "food",
  "travel",
  "animals",
  "nature",
  "history",
  "language",
  "arts",
  "machines",
  "mystery",
];

/** Names that stand for pages of the reader itself, where a work would have its own. */
export const reservedWorkNames: readonly string[] = [
  "about",
  "find",
  "import",
  "offline",
  "own",
  "print",
  "search",
  "words",
];

/** The table of the editor’s own glosses, which lies among the chapters and is none. */
export const glossaryName = "glossary";

/** What a folder or a file may be called to have a place in a URL as it is. */
export const urlSafeName = /^[a-z0-9]+(-+[a-z0-9]+)*$/;

/**
 * Reads `work.json`, gathering every error. `file` is the path that messages name, `name` that of
 * the folder, which is the work's name.
 */
export function readWork(source: string, file: string, name: string): WorkReading {
  const reader = new WorkReader(source, file);
  const work = reader.read(name);
  const findings = reader.findings;
  return work === undefined || findings.some(isError) ? { findings } : { work, findings };
}

/** `work.json` → the work. Throws a `TextError` for the first error. */
export function parseWork(source: string, file: string, name: string): Work {
  const { work, findings } = readWork(source, file, name);
  if (work !== undefined) return work;
  const first = findings.find(isError);
  if (first === undefined) throw new Error(`${file}: no work and no error`);
  throw new TextError(first);
}

const requiredWorkKeys = ["title", "summary", "level", "editions", "chapters"];
const workKeys = [...requiredWorkKeys, "genre", "subjects", "added"];
const requiredEditionKeys = ["origin", "licence"] as const;
const optionalEditionKeys = ["label", "author", "translator", "url", "date", "licenceUrl"] as const;
const editionKeys = ["language", ...requiredEditionKeys, ...optionalEditionKeys];

type Path = readonly (string | number)[];

/** Goes through one file, turning a value into the model's where it can and reporting otherwise. */
class WorkReader {
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #source: string;

  constructor(source: string, file: string) {
    this.#file = file;
    this.#source = source.startsWith("\ufeff") ? source.slice(1) : source;
    if (this.#source !== source) {
      this.findings.push({
        file,
        line: 1,
        reason: "a byte order mark before the {",
        cure: "save as UTF-8 without one",
        severity: "warning",
        rule: "byte-order-mark",
      });
    }
  }

  read(name: string): Work | undefined {
    this.#checkName(name);
    const syntaxErrors: ParseError[] = [];
    const root = parseTree(this.#source, syntaxErrors, {
      disallowComments: true,
      allowTrailingComma: false,
    });
    const faultyLines = new Set<number>();
    for (const { offset, error } of syntaxErrors) {
      // What follows on the same line is mostly the parser finding its way again.
      const line = lineAt(this.#source, offset);
      if (faultyLines.has(line)) continue;
      faultyLines.add(line);
      this.#report(offset, [], syntaxFault(error, this.#source.trim() === ""));
    }
    if (root === undefined || syntaxErrors.length > 0) return undefined;

    this.#checkDuplicates(root, []);
    if (!this.#checkKeys(root, [], workKeys, requiredWorkKeys)) return undefined;
    const title = this.#readBilingual(root, ["title"]);
    const summary = this.#readBilingual(root, ["summary"]);
    const level = this.#readOneOf(root, "level", levels);
    const genre = this.#readOneOf(root, "genre", genres);
    const about = this.#readSubjects(root);
    const added = this.#readDay(root, "added");
    const editions = this.#readEditions(root);
    const chapters = this.#readChapters(root);
    const [fr, en, ...others] = editions;
    if (!title || !summary || !level || !fr || !en) return undefined;
    const known = {
      ...(genre && { genre }),
      ...(about && { subjects: about }),
      ...(added && { added }),
    };
    return { name, title, summary, level, ...known, editions: [fr, en, ...others], chapters };
  }

  #checkName(name: string): void {
    if (!urlSafeName.test(name)) {
      this.#report(undefined, [], {
        reason: `the folder is called “${name}”, which a URL cannot have as it is`,
        cure: "use the letters a to z, digits and hyphens: octobre-1917",
      });
    } else if (reservedWorkNames.includes(name)) {
      this.#report(undefined, [], {
        reason: `the folder is called “${name}”, which is a page of the reader`,
        cure: "give it another name",
      });
    }
  }

  #checkDuplicates(node: Node, path: Path): void {
    if (node.type === "array") {
      for (const [index, item] of (node.children ?? []).entries()) {
        this.#checkDuplicates(item, [...path, index]);
      }
      return;
    }
    if (node.type !== "object") return;
    const seen = new Set<string>();
    for (const { key, keyNode, value } of properties(node)) {
      if (seen.has(key)) {
        this.#report(keyNode.offset, [...path, key], {
          reason: "the key is there twice",
          cure: "keep one of the two",
        });
      }
      seen.add(key);
      this.#checkDuplicates(value, [...path, key]);
    }
  }

  /** Whether there is an object at all; its missing and unknown keys are reported besides. */
  #checkKeys(
    node: Node,
    path: Path,
    known: readonly string[],
    required: readonly string[],
  ): boolean {
    if (node.type !== "object") {
      this.#report(node.offset, path, {
        reason: `${kindOf(node)} where an object belongs`,
        cure: `write { … } with the keys ${required.join(", ")}`,
      });
      return false;
    }
    const keys = properties(node);
    for (const { key, keyNode } of keys) {
      if (known.includes(key)) continue;
      const nearest = findNearest(key, known);
      this.#report(keyNode.offset, [...path, key], {
        reason: "unknown key",
        cure:
          nearest === undefined
            ? `take it out; the keys here are ${known.join(", ")}`
            : `did you mean ${nearest}?`,
      });
    }
    for (const key of required) {
      if (keys.some((property) => property.key === key)) continue;
      this.#report(node.offset, [...path, key], { reason: "missing", cure: `add "${key}"` });
    }
    return true;
  }

  #readText(node: Node, path: Path): string | undefined {
    const value: unknown = node.value;
    if (node.type !== "string" || typeof value !== "string") {
      this.#report(node.offset, path, {
        reason: `${kindOf(node)} where a text belongs`,
        cure: 'write it between " and "',
      });
      return undefined;
    }
    if (value.trim() === "") {
      this.#report(node.offset, path, {
        reason: "an empty text",
        cure: "write something, or take out the key",
      });
      return undefined;
    }
    if (controlCharacters.test(value) || /\p{Surrogate}/u.test(value)) {
      this.#report(node.offset, path, {
        reason: "a control character or half a character",
        cure: "take it out",
      });
      return undefined;
    }
    return value.normalize("NFC");
  }

  #readBilingual(root: Node, path: Path): Bilingual | undefined {
    const node = findNodeAtLocation(root, [...path]);
    if (node === undefined || !this.#checkKeys(node, path, ["fr", "en"], ["fr", "en"])) {
      return undefined;
    }
    const [fr, en] = ["fr", "en"].map((key) => {
      const side = findNodeAtLocation(node, [key]);
      return side && this.#readText(side, [...path, key]);
    });
    return fr === undefined || en === undefined ? undefined : { fr, en };
  }

  #readOneOf<Value extends string>(
    root: Node,
    key: string,
    values: readonly Value[],
  ): Value | undefined {
    const node = findNodeAtLocation(root, [key]);
    if (node === undefined) return undefined;
    const value = values.find((known) => known === node.value);
    if (value === undefined) {
      this.#report(node.offset, [key], {
        reason: `unknown ${key} ${this.#excerpt(node)}`,
        cure: `use one of ${values.join(", ")}`,
      });
    }
    return value;
  }

  #readSubjects(root: Node): readonly Subject[] | undefined {
    const node = findNodeAtLocation(root, ["subjects"]);
    if (node === undefined) return undefined;
    if (node.type !== "array") {
      this.#report(node.offset, ["subjects"], {
        reason: `${kindOf(node)} where a list belongs`,
        cure: `write [ "${subjects[0]}", … ]`,
      });
      return undefined;
    }
    return (node.children ?? []).flatMap((item, index): readonly Subject[] => {
      const subject = subjects.find((known) => known === item.value);
      if (subject !== undefined) return [subject];
      this.#report(item.offset, ["subjects", index], {
        reason: `unknown subject ${this.#excerpt(item)}`,
        cure: `use some of ${subjects.join(", ")}`,
      });
      return [];
    });
  }

  #readDay(root: Node, key: string): string | undefined {
    const node = findNodeAtLocation(root, [key]);
    const day = node && this.#readText(node, [key]);
    if (node === undefined || day === undefined || isDay(day)) return day;
    this.#report(node.offset, [key], {
      reason: `“${day}” is not a day`,
      cure: "write year, month and day: 2026-11-30",
    });
    return undefined;
  }

  #readEditions(root: Node): readonly Edition[] {
    const node = findNodeAtLocation(root, ["editions"]);
    if (node === undefined) return [];
    const path = ["editions"];
    if (node.type !== "object") {
      this.#report(node.offset, path, {
        reason: `${kindOf(node)} where an object belongs`,
        cure: 'write { "fr": { … }, "en": { … } }',
      });
      return [];
    }
    const columns = properties(node);
    if (columns[0]?.key !== "fr") {
      this.#report(node.offset, path, {
        reason: "the French edition does not come first",
        cure: "begin with fr",
      });
    }
    if (!columns.some(({ key }) => englishEditionName.test(key))) {
      this.#report(node.offset, path, {
        reason: "no English edition",
        cure: "add one called en, or en and a name: en.smollett",
      });
    }
    return columns.flatMap(({ key, keyNode, value }) => {
      if (key !== "fr" && !englishEditionName.test(key)) {
        this.#report(keyNode.offset, [...path, key], {
          reason: "not the name of an edition",
          cure: "call it fr, en, or en and a name in small letters: en.smollett",
        });
        return [];
      }
      const edition = this.#readEdition(key, value, [...path, key]);
      return edition === undefined ? [] : [edition];
    });
  }

  #readEdition(name: string, node: Node, path: Path): Edition | undefined {
    if (!this.#checkKeys(node, path, editionKeys, requiredEditionKeys)) return undefined;
    const language = name === "fr" ? "fr" : "en";
    const texts: Record<string, string> = {};
    for (const { key, value } of properties(node)) {
      if (!editionKeys.includes(key)) continue;
      const text = this.#readText(value, [...path, key]);
      if (text === undefined) continue;
      if (key === "language" && text !== language) {
        this.#report(value.offset, [...path, key], {
          reason: `the language is “${text}” and the edition is called ${name}`,
          cure: `write "${language}", or give the edition another name`,
        });
      }
      if ((key === "url" || key === "licenceUrl") && !isWebAddress(text)) {
        this.#report(value.offset, [...path, key], {
          reason: `“${text}” is not a web address`,
          cure: "begin it with https:// or http://",
        });
      }
      texts[key] = text;
    }
    const { origin, licence, ...others } = texts;
    if (origin === undefined || licence === undefined) return undefined;
    return { ...others, name, language, origin, licence };
  }

  #readChapters(root: Node): readonly string[] {
    const path = ["chapters"];
    const node = findNodeAtLocation(root, path);
    if (node === undefined) return [];
    if (node.type !== "array") {
      this.#report(node.offset, path, {
        reason: `${kindOf(node)} where a list belongs`,
        cure: 'write [ "01-first-chapter", … ]',
      });
      return [];
    }
    const items = node.children ?? [];
    if (items.length === 0) {
      this.#report(node.offset, path, {
        reason: "no chapters",
        cure: "name the chapters’ files in order, without .tsv",
      });
    }
    const chapters: string[] = [];
    for (const [index, item] of items.entries()) {
      const chapter = this.#readText(item, [...path, index]);
      if (chapter === undefined) continue;
      const fault = chapterNameFault(chapter, chapters);
      if (fault !== undefined) this.#report(item.offset, [...path, index], fault);
      chapters.push(chapter);
    }
    return chapters;
  }

  #report(offset: number | undefined, path: Path, fault: Fault): void {
    this.findings.push({
      file: this.#file,
      ...(offset === undefined ? {} : { line: lineAt(this.#source, offset) }),
      ...(path.length === 0 ? {} : { segmentId: formatPath(path) }),
      reason: fault.reason,
      cure: fault.cure,
      severity: "error",
    });
  }

  #excerpt(node: Node): string {
    return this.#source.slice(node.offset, node.offset + Math.min(node.length, 40));
  }
}

interface Property {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}

function properties(node: Node): readonly Property[] {
  return (node.children ?? []).flatMap((property) => {
    const [keyNode, value] = property.children ?? [];
    return keyNode && value ? [{ key: String(keyNode.value), keyNode, value }] : [];
  });
}

function chapterNameFault(chapter: string, before: readonly string[]): Fault | undefined {
  if (before.includes(chapter)) {
    return { reason: `the chapter “${chapter}” is there twice`, cure: "keep one of the two" };
  }
  if (chapter.endsWith(".tsv")) {
    return { reason: `“${chapter}” is a file name`, cure: `write it without .tsv` };
  }
  if (chapter === glossaryName) {
    return {
      reason: "glossary.tsv is the editor’s glosses and not a chapter",
      cure: "give the chapter another name",
    };
  }
  if (!urlSafeName.test(chapter)) {
    return {
      reason: `a URL cannot have “${chapter}” as it is`,
      cure: "call the file by the letters a to z, digits and hyphens: 01-introduction",
    };
  }
  return undefined;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  // The 30th of February would be the 2nd of March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text;
}

function kindOf(node: Node): string {
  return {
    object: "an object",
    array: "a list",
    string: "a text",
    number: "a number",
    boolean: "true or false",
    null: "null",
    property: "a key",
  }[node.type];
}

function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step + 1}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

function syntaxFault(code: ParseError["error"], isEmpty: boolean): Fault {
  if (isEmpty) return { reason: "the file is empty", cure: "copy the example in texts/README.md" };
  const [reason, cure] = syntaxFaults[printParseErrorCode(code)] ?? [
    "not JSON",
    "compare it with the example in texts/README.md",
  ];
  return { reason, cure };
}

/** What the JSON parser’s codes mean to somebody who writes a work.json: reason and cure. */
const syntaxFaults: Readonly<Record<string, readonly [string, string]>> = {
  InvalidCommentToken: ["a comment", "take it out; JSON has none"],
  UnexpectedEndOfComment: ["a comment", "take it out; JSON has none"],
  CommaExpected: ["a comma is missing", "put one between two keys or two values"],
  ColonExpected: ["a colon is missing", 'write "key": value'],
  PropertyNameExpected: ["no key where one belongs", "take out the comma before }, or write a key"],
  ValueExpected: ["no value where one belongs", "take out the comma before it, or write a value"],
  CloseBraceExpected: ["a { is not closed", "write its }"],
  CloseBracketExpected: ["a [ is not closed", "write its ]"],
  EndOfFileExpected: ["something follows the end", "take out what comes after the last }"],
  UnexpectedEndOfString: ["a text is not closed", 'write its " before the line ends'],
  InvalidSymbol: ["a word outside a text", 'write keys and texts between " and "'],
  InvalidCharacter: ["a control character in a text", "take it out"],
  InvalidEscapeCharacter: [
    "a backslash before what it cannot escape",
    "write \\\\ for a backslash",
  ],
  InvalidUnicode: ["a \\u without four digits", "write the character itself"],
};

/** The known key that a mistyped one is nearest to, if at most a third of it differs. */
function findNearest(key: string, known: readonly string[]): string | undefined {
  const spellings: Record<string, string> = { license: "licence", licenseUrl: "licenceUrl" };
  const spelling = spellings[key];
  if (spelling !== undefined && known.includes(spelling)) return spelling;
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(key.slice(0, 40), candidate) }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = ranked;
  const bound = Math.ceil(key.length / 3);
  return nearest !== undefined && nearest.distance <= bound ? nearest.candidate : undefined;
}

// Levenshtein 1966: the fewest letters to put in, take out or change.
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change =
        (row[j - 1] ?? 0) + (a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase() ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
