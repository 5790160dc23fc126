import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fillFromDictionary } from "#lib/align/dictionary-pairs.ts";
import { alignTokens } from "#lib/align/tokens.ts";
import { formatTranslationLexicon } from "#lib/align/translation-lexicon.ts";
import type { FormPair } from "#lib/align/word-model.ts";
import { trainStemPairs } from "#lib/align/words.ts";
import { parseCall, UsageError } from "#lib/commands/command.ts";
import { lexiconFiles } from "#lib/lexicon/lexicon.ts";
import { parseSenses } from "#lib/lexicon/senses.ts";
import { findWorkFolders, loadLibrary } from "#lib/library/library.ts";
import { decodeText } from "#lib/text/decode.ts";
import { plainText } from "#lib/text/inline.ts";

/** `texts lexicon train WORK… --into FILE`: learns which stems say each other from aligned works. */
export function trainLexicon(args: readonly string[], print: (line: string) => void): number {
  const { folders, into } = readArguments(args);
  const none = folders.find((folder) => findWorkFolders(folder).length === 0);
  if (none !== undefined) throw new UsageError(`no work in ${none}`);
  const works = loadLibrary(folders);
  const pairs = works.flatMap(({ chapters }) =>
    chapters.flatMap(({ chapter }) =>
      chapter.blocks.flatMap(({ segments }) =>
        segments.flatMap(({ cells: [fr, ...translations] }) =>
          translations.map(
            (en): FormPair => ({
              fr: formsOf(plainText(fr?.content ?? []), "fr"),
              en: formsOf(plainText(en.content), "en"),
            }),
          ),
        ),
      ),
    ),
  );
  const told = pairs.filter(({ fr, en }) => fr.length > 0 && en.length > 0);
  print(`learning from ${told.length} segments of ${works.length} works`);
  const entries = [lexiconFiles.ownSenses, lexiconFiles.senses].flatMap((file) =>
    parseSenses(decodeText(readFileSync(file), file), file),
  );
  const learnt = trainStemPairs(told);
  const filled = fillFromDictionary(learnt, entries);
  const names = works.map(({ work }) => work.name).join(", ");
  writeFileSync(
    into,
    formatTranslationLexicon(
      filled,
      [
        "How likely French and English stems (lib/align/stems.ts) say each other, one French stem a line: then",
        "each English stem, p(English | French) and p(French | English) in thousandths.",
        `Learnt from ${names}, and filled up with the glosses of lib/lexicon/data (CC BY-SA 4.0).`,
      ].join("\n"),
    ),
  );
  print(`${learnt.length} pairs learnt, ${filled.length} with the dictionary’s, in ${into}`);
  return 0;
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseCall(args, { into: { type: "string" } });
  if (positionals.length === 0) throw new UsageError("no work to learn from");
  if (values.into === undefined)
    throw new UsageError("no file for the table; name one with --into");
  return { folders: positionals.map((folder) => path.resolve(folder)), into: values.into };
}

function formsOf(text: string, language: "fr" | "en"): readonly string[] {
  return alignTokens(text, language).map(({ form }) => form);
}
