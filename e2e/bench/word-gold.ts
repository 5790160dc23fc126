/**
 * Running words of books and of modern French, drawn with a seed and judged by hand, as a reader
 * sees them: compiled with their links, and read back. The books stand beside the repository and
 * are never part of it; without them the modern half is measured.
 */

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { evidenceFrom, linkEachWord } from "#lib/align/words.ts";
import { decodeAnyText } from "#lib/import/formats/encoding.ts";
import {
  type ChapterLexicon,
  compileChapterLexicon,
  type LookedUpWord,
  parseChapterLexicon,
} from "#lib/lexicon/chapter-lexicon.ts";
import { formatFeats } from "#lib/lexicon/feats.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import {
  type GoldHalf,
  type JudgedWord,
  judgeWord,
  parseJudgedWords,
  readReference,
  type ShownWord,
  type WordVerdict,
} from "#lib/lexicon/word-gold.ts";
import { loadDictionary, loadTranslationLexicon } from "#lib/library/lexicon-files.ts";
import type { Finding } from "./table.ts";

const goldFolder = "tests/lexicon/gold";

/** A sentence of a text, and its translation. */
interface Sentence {
  readonly id: string;
  readonly fr: string;
  readonly en: string;
}

/** A judged word with what a card says of it. */
interface Measured {
  readonly word: JudgedWord;
  readonly kind: "novels" | "modern";
  readonly shown: ShownWord;
  readonly verdict: WordVerdict;
}

/** Scores the judged words; with `isListing` those to look at only, and prints what is wrong. */
export function measureJudgedWords(repository: string, isListing: boolean): readonly Finding[] {
  const file = path.join(repository, goldFolder, "words.tsv");
  if (!existsSync(file)) return [];
  const judged = parseJudgedWords(readFileSync(file, "utf8"), file).filter(
    ({ lemmas, half }) => lemmas.length > 0 && (!isListing || half === "look"),
  );
  if (judged.length === 0) {
    console.error(`bench: no word of ${file} is judged: they are left out`);
    return [];
  }
  const measured = measure(repository, judged);
  if (isListing) for (const one of measured) listMisses(one);
  const halves: readonly GoldHalf[] = isListing ? ["look"] : ["look", "unseen", "last"];
  return halves.flatMap((half) => {
    const own = measured.filter(({ word }) => word.half === half);
    return (["novels", "modern"] as const)
      .map((kind) => ({ name: `${half}, ${kind}`, of: own.filter((one) => one.kind === kind) }))
      .concat({ name: `${half}, all`, of: own })
      .filter(({ of }) => of.length > 0)
      .flatMap(({ name, of }) => rowsOf(name, of));
  });
}

/** Sentences that are compiled together, by id, and the judged words in them. */
interface GoldChapter {
  readonly sentences: Map<string, Sentence>;
  readonly words: JudgedWord[];
}

function measure(repository: string, judged: readonly JudgedWord[]): readonly Measured[] {
  const texts = new GoldTexts(repository);
  const chapters = new Map<string, GoldChapter>();
  for (const word of judged) {
    const sentence = texts.find(word);
    if (sentence === undefined) continue;
    const chapter: GoldChapter = chapters.get(sentence.chapter) ?? {
      sentences: new Map(),
      words: [],
    };
    chapters.set(sentence.chapter, chapter);
    // A chapter of modern French has all that is written of its genre.
    for (const one of texts.besides(sentence)) chapter.sentences.set(one.id, one);
    chapter.words.push(word);
  }
  if (texts.lost.length > 0) {
    console.error(`bench: ${texts.lost.length} judged words have no text: ${texts.lost[0]} …`);
  }
  return [...chapters.values()].flatMap(({ sentences, words }) => {
    const list = [...sentences.values()];
    const [alone, beside] = [asSeen(list, false), asSeen(list, true)];
    return words.flatMap((word) => {
      const sentence = texts.find(word);
      if (sentence === undefined) return [];
      const shown = {
        alone: wordAt(alone, sentence.id, sentence.startOffset),
        beside: wordAt(beside, sentence.id, sentence.startOffset),
        en: sentence.en,
      };
      const kind = sentence.source === "modern" ? "modern" : "novels";
      return [{ word, kind, shown, verdict: judgeWord(word, shown) } as const];
    });
  });
}

/** Sentences as a reader sees them, with the translation or without. */
function asSeen(sentences: readonly Sentence[], hasTranslation: boolean): ChapterLexicon {
  const segments = sentences.map((one) => (hasTranslation ? one : { ...one, en: "" }));
  const lexicon = loadTranslationLexicon();
  const links = hasTranslation
    ? linkEachWord(segments, { lexicon, least: evidenceFrom })
    : undefined;
  return parseChapterLexicon(compileChapterLexicon(loadDictionary(), segments, { links }));
}

function wordAt(chapter: ChapterLexicon, id: string, offset: number): LookedUpWord | undefined {
  return chapter
    .wordsOf(id)
    .find(({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset);
}

interface FoundSentence extends Sentence {
  readonly source: string;
  readonly chapter: string;
  readonly startOffset: number;
}

/** The texts that words were drawn from. */
class GoldTexts {
  readonly #repository: string;
  readonly #modern: readonly (Sentence & { readonly genre: string })[];
  readonly #books = new Map<string, readonly [fr: string, en: string] | undefined>();
  /** References to what is not there, or is not as it was. */
  readonly lost: string[] = [];

  constructor(repository: string) {
    this.#repository = repository;
    this.#modern = readModern(path.join(repository, goldFolder, "modern.tsv"));
  }

  find({ reference }: JudgedWord): FoundSentence | undefined {
    const read = readReference(reference);
    if (read === undefined) throw new RangeError(`no reference of a judged word: “${reference}”`);
    const { source, places, startOffset, hash } = read;
    const found = source === "modern" ? this.#modernAt(places) : this.#bookAt(source, places);
    if (found === undefined || hashOf(found) !== hash) {
      this.lost.push(reference);
      return undefined;
    }
    return { ...found, source, startOffset };
  }

  /** The sentences that stand in the chapter with one. */
  besides(sentence: FoundSentence): readonly Sentence[] {
    if (sentence.source !== "modern") return [sentence];
    return this.#modern.filter(({ genre }) => genre === sentence.chapter);
  }

  #modernAt([number]: readonly string[]): (Sentence & { readonly chapter: string }) | undefined {
    const found = this.#modern[Number(number) - 1];
    return found && { ...found, chapter: found.genre };
  }

  #bookAt(
    source: string,
    places: readonly string[],
  ): (Sentence & { readonly chapter: string }) | undefined {
    if (!this.#books.has(source)) this.#books.set(source, readBook(this.#repository, source));
    const book = this.#books.get(source);
    if (book === undefined) return undefined;
    const [fr = "", en = ""] = places.map((place, side) => {
      const [start = 0, length = 0] = place.split("+").map(Number);
      return book[side]?.slice(start, start + length) ?? "";
    });
    return { id: `p${places[0]?.split("+")[0]}.1`, fr, en, chapter: source };
  }
}

function readModern(file: string): readonly (Sentence & { readonly genre: string })[] {
  const rows = [...tableRows(readFileSync(file, "utf8"))].slice(1);
  return rows.map(({ row }, index) => {
    const [genre = "", fr = "", en = ""] = row.split("\t");
    return { id: `p${index + 1}.1`, genre, fr, en };
  });
}

/** Both sides of a book as one line each, without signs of emphasis, note calls and line numbers. */
function readBook(repository: string, name: string): readonly [string, string] | undefined {
  const folder = path.join(repository, "..", "shared", "books", name);
  if (!existsSync(folder)) return undefined;
  const [fr = "", en = ""] = ["fr.txt", "en.txt"].map((file) =>
    decodeAnyText(readFileSync(path.join(folder, file)))
      .normalize("NFC")
      .replace(/_| ?\[\d+\]/g, "")
      .replace(/\s+/g, " "),
  );
  return [fr, en];
}

function hashOf({ fr, en }: Sentence): string {
  return createHash("sha256").update(`${fr}\t${en}`).digest("hex").slice(0, 8);
}

/** The rows of a part of the words, with the targets of every part. */
function rowsOf(name: string, measured: readonly Measured[]): readonly Finding[] {
  const verdicts = measured.map(({ verdict }) => verdict);
  const content = verdicts.filter(({ isContent }) => isContent);
  const row = (
    what: string,
    of: readonly (boolean | undefined)[],
    target?: number,
    isMost = false,
  ): Finding => shareRow(`${name}: ${what}`, of, target, isMost);
  return [
    row(
      "lemma, part of speech, inflection",
      verdicts.map((one) => one.isAnalysed),
      0.985,
    ),
    row(
      "first sense, translation used, all words",
      verdicts.map((one) => one.firstBeside),
      0.95,
    ),
    row(
      "… content words",
      content.map((one) => one.firstBeside),
      0.91,
    ),
    row(
      "first sense, no translation, all words",
      verdicts.map((one) => one.first),
      0.89,
    ),
    row(
      "… content words",
      content.map((one) => one.first),
      0.79,
    ),
    row(
      "“here” right",
      verdicts.map((one) => one.here),
      0.975,
    ),
    row(
      "“here” said of content words with a counterpart",
      verdicts.map((one) => one.isSaid),
      0.85,
    ),
    row(
      "card and mark contradict each other",
      verdicts.map((one) => one.contradicts),
      0,
      true,
    ),
    row(
      "English marked is a word that says it",
      verdicts.map((one) => one.mark),
    ),
    row(
      "hints right",
      verdicts.map((one) => one.hint),
      0.94,
    ),
    row(
      "words without sense",
      verdicts.map((one) => negated(one.hasSense)),
      0.004,
      true,
    ),
    row(
      "words of an expression that have one",
      verdicts.map((one) => one.hasExpression),
    ),
  ];
}

function negated(one: boolean | undefined): boolean | undefined {
  return one === undefined ? undefined : !one;
}

function shareRow(
  what: string,
  of: readonly (boolean | undefined)[],
  target: number | undefined,
  isMost: boolean,
): Finding {
  const scored = of.filter((one) => one !== undefined);
  const part = scored.filter(Boolean).length;
  const whole = scored.length;
  const share = whole === 0 ? 0 : part / whole;
  const percent = (number: number) => `${(100 * number).toFixed(1)} %`;
  const aim =
    target === undefined || whole === 0
      ? {}
      : {
          target: `${isMost ? "≤" : "≥"} ${percent(target)}`,
          passes: isMost ? share <= target : share >= target,
        };
  return {
    what,
    ...aim,
    measured: percent(share),
    beside: `${part} of ${whole}`,
    values: { share, part, whole },
  };
}

function listMisses({ word, shown, verdict }: Measured): void {
  const { reading } = shown.beside ?? {};
  const glosses = (one: LookedUpWord | undefined) => one?.reading?.senses[0]?.glosses.join(", ");
  const said = [
    verdict.isAnalysed
      ? ""
      : `read ${reading?.lemma} ${reading?.upos} ${formatFeats(reading?.feats ?? {})} for ${word.lemmas.join("|")} ${word.parts.join("|")} ${word.feats.join("|")}`,
    verdict.firstBeside === false ? `“${glosses(shown.beside)}” beside the translation` : "",
    verdict.first === false ? `“${glosses(shown.alone)}” alone` : "",
    verdict.here === false ? "“here” wrong" : "",
    verdict.isSaid === false ? `not said to be “${word.counterpart}” here` : "",
    verdict.contradicts === true ? "card and mark differ" : "",
    verdict.mark === false ? `marked otherwise than “${word.counterpart}”` : "",
    verdict.hint === false ? "hint wrong" : "",
    verdict.hasSense === false ? "no sense" : "",
    verdict.hasExpression === false ? `no expression: ${word.expression}` : "",
  ].filter((one) => one !== "");
  if (said.length === 0) return;
  console.log(`${word.id} ${word.reference} (${word.glosses.join("; ")}): ${said.join("; ")}`);
}
