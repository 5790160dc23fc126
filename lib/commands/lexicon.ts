/** `texts lexicon build`: the tables of the lexicon, made again. */

import { type Command, UsageError } from "#lib/commands/command.ts";
import { buildLexicon } from "#lib/commands/lexicon-build.ts";

export const lexicon = {
  summary: "makes the tables of senses, forms and bands again, from pinned packages",
  usage: [
    "usage: npm run texts -- lexicon build",
    "",
    "  build  writes lib/lexicon/data; needs apt-get, dpkg-deb, npm and tar for packages not yet there",
  ].join("\n"),
  run(args: readonly string[], print: (line: string) => void) {
    if (args.length !== 1 || args[0] !== "build") {
      throw new UsageError(`what to do with the lexicon: “${args.join(" ")}”`);
    }
    return buildLexicon(print);
  },
} satisfies Command;
