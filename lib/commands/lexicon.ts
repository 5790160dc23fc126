/** `texts lexicon …`: the tables of the lexicons, made again. */

import { type Command, UsageError } from "#lib/commands/command.ts";
import { buildLexicon } from "#lib/commands/lexicon-build.ts";
import { trainLexicon } from "#lib/commands/lexicon-train.ts";

export const lexicon = {
  summary: "makes the tables of senses, forms and bands again, or learns a translation lexicon",
  usage: [
    "usage: npm run texts -- lexicon build",
    "       npm run texts -- lexicon train WORK… --into FILE",
    "",
    "  build  writes lib/lexicon/data; needs apt-get, dpkg-deb, npm and tar for packages not yet there",
    "  train  learns from aligned works which words say each other, and writes a table for the aligner",
    "         as lib/align/data/translation-lexicon.tsv is; WORK is the folder of a work or of several",
  ].join("\n"),
  run(args: readonly string[], print: (line: string) => void) {
    const [what, ...rest] = args;
    if (what === "train") return trainLexicon(rest, print);
    if (args.length !== 1 || what !== "build") {
      throw new UsageError(`what to do with the lexicon: “${args.join(" ")}”`);
    }
    return buildLexicon(print);
  },
} satisfies Command;
