/** `texts align`: the beads of two files, for measuring. */

import { readFileSync } from "node:fs";
import { alignTextsNow } from "#lib/align/align.ts";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import { formatBead } from "#lib/align/bead.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { type Command, UsageError } from "#lib/commands/command.ts";
import { decodeText } from "#lib/text/decode.ts";

export const align = {
  summary: "aligns two files and prints their beads",
  usage: [
    "usage: npm run texts -- align FR EN --beads --sentences",
    "",
    "  --beads      prints a line for each bead: the numbers of its French and of its English",
    "               sentences from 0, and how sure it is: [0,1]:[0] 0.9876",
    "  --sentences  each line of the files is a sentence already",
  ].join("\n"),
  run(args: readonly string[], print: (line: string) => void) {
    const options = args.filter((arg) => arg.startsWith("--"));
    const files = args.filter((arg) => !arg.startsWith("--"));
    const unknown = options.find((option) => option !== "--beads" && option !== "--sentences");
    if (unknown !== undefined) throw new UsageError(`no option “${unknown}”`);
    const [fr, en] = files;
    if (fr === undefined || en === undefined || files.length > 2) {
      throw new UsageError(`two files are aligned, a French and an English one`);
    }
    if (!options.includes("--beads")) throw new UsageError("only --beads can be printed");
    const lexicon = parseTranslationLexicon(
      decodeText(readFileSync(translationLexiconFile), translationLexiconFile),
    );
    const { beads } = alignTextsNow(readSentences(fr), readSentences(en), {
      lexicon,
      usesParagraphs: false,
    });
    for (const bead of beads) print(`${formatBead(bead)} ${bead.confidence.toFixed(4)}`);
    return 0;
  },
} satisfies Command;

/** A file with a sentence a line, as one block; an empty line is an empty sentence. */
function readSentences(file: string): readonly AlignedBlock[] {
  const sentences = decodeText(readFileSync(file), file).split(/\r?\n/);
  if (sentences.at(-1) === "") sentences.pop();
  return [{ kind: "p", sentences: sentences.map((line) => line.replace(/[*[\\¶]/g, "\\$&")) }];
}
