/** What tools beside the repository call of lib, by names that stay when the code moves. */

import { readFileSync } from "node:fs";
import { findSentencesIn } from "#lib/align/aligned-block.ts";
import { makeWorkOfPair } from "#lib/align/make-pair.ts";
import type { Language } from "#lib/align/stems.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { evidenceFrom, linkEachWord } from "#lib/align/words.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import { importAnyFile } from "#lib/import/import-any-file.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { settlePair } from "#lib/import/settle-pair.ts";
import { asSeen, type FindLinks, idOf } from "#lib/lexicon/gold.ts";
import type { Sense } from "#lib/lexicon/senses.ts";
import { loadDictionary, loadLexicon, loadTranslationLexicon } from "#lib/library/lexicon-files.ts";
import { formatChapter } from "#lib/text/chapter.ts";

/** The sentences of a text without markup. */
export async function sentences(text: string, language: Language): Promise<readonly string[]> {
  return findSentencesIn(text, language).map(({ start, end }) => text.slice(start, end));
}

type File = readonly [name: string, bytes: Uint8Array];

/** The blocks of a file, a line each, under its title and author; or its tables; or the refusal. */
export async function listFile(file: File): Promise<string> {
  try {
    const imported = await readOne(file);
    if (imported.kind === "aligned") {
      const { work, chapters } = imported.work;
      const languages = imported.languages;
      return [
        `${work.title.fr}; ${work.title.en}\n`,
        languages === undefined
          ? ""
          : `languages: ${languages.fr} ${languages.en} of ${languages.all.join(",")}\n`,
        ...chapters.map(({ name, chapter }) => `${name}\n${formatChapter(chapter)}`),
      ].join("");
    }
    const { title, author, blocks } = imported.text;
    const lines = blocks.map(({ kind, note, aside, content }) => {
      const reason = aside === undefined ? "" : ` (${aside})`;
      return `${kind}${note ?? ""}${reason}: ${content.replaceAll("\n", " / ")}`;
    });
    return `${[`${title ?? "no title"}; ${author ?? "no author"}`, ...lines].join("\n")}\n`;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return `REFUSED ${error.code}: ${error.message}\n`;
  }
}

/** The tables of two files, made into a work as the page and the command do. */
export async function alignFiles(fr: File, en: File): Promise<string> {
  const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));
  const [french, english] = [await readOne(fr), await readOne(en)];
  if (french.kind !== "text" || english.kind !== "text") throw new Error("two texts are aligned");
  const pair = settlePair(french.text, english.text, lexicon);
  const { whole } = await makeWorkOfPair(pair, { lexicon, files: { fr: fr[0], en: en[0] } });
  return whole.chapters.map(({ name, chapter }) => `${name}\n${formatChapter(chapter)}`).join("");
}

function readOne([name, bytes]: File) {
  const isWord = (form: string) => loadLexicon().lookUp(lookupKey(form)).length > 0;
  return importAnyFile(name, bytes, { isWord });
}

/** What the card shows for a word of a sentence beside its translation, fields with tabs between. */
export async function word(printed: string, fr: string, en?: string): Promise<string> {
  const links: FindLinks = (segments) =>
    linkEachWord(segments, { lexicon: loadTranslationLexicon(), least: evidenceFrom });
  const seen = asSeen(loadDictionary(), [{ fr, ...(en === undefined ? {} : { en }) }], links);
  const found = seen
    .wordsOf(idOf(0))
    .find(({ startOffset, endOffset }) => fr.slice(startOffset, endOffset) === printed);
  if (found === undefined) return `${printed}\tNO SUCH TOKEN`;
  const { reading, expression } = found;
  const glosses = (senses: readonly Sense[] = []) =>
    senses
      .slice(0, 3)
      .map(({ glosses }) => glosses.join(", "))
      .join("; ");
  return [
    printed,
    reading?.lemma ?? "-",
    reading?.upos ?? "-",
    Object.values(reading?.feats ?? {}).join("."),
    glosses(reading?.senses),
    expression ? `${expression.text} = ${glosses(expression.senses)}` : "-",
  ].join("\t");
}
