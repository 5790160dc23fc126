/** `texts align`: the beads of two files, for measuring. */

import { type AlignedBlock, splitBlocks } from "#lib/align/aligned-block.ts";
import { formatBead } from "#lib/align/bead.ts";
import type { Language } from "#lib/align/stems.ts";
import { type Command, parseCall, UsageError } from "#lib/commands/command.ts";
import { alignShown, readBytes, readImported } from "#lib/commands/imported-files.ts";
import { makeProgress } from "#lib/commands/progress.ts";
import { decodeText } from "#lib/text/decode.ts";
import { TextError } from "#lib/text/text-error.ts";

export const align = {
  summary: "aligns two files and prints their beads",
  usage: [
    "usage: npm run texts -- align FR EN --beads [--sentences] [--text]",
    "",
    "  --beads      prints a line for each bead: the numbers of its French and of its English",
    "               sentences from 0, and how sure it is: [0,1]:[0] 0.9876",
    "  --sentences  each line of the files is a sentence already",
    "  --text       the sentences themselves after each bead, in two more columns",
  ].join("\n"),
  async run(args: readonly string[], print: (line: string) => void) {
    const { files, isSentences, isText } = readArguments(args);
    const [frFile = "", enFile = ""] = files;
    const fr = isSentences ? readSentences(frFile) : await readBlocks(frFile, "fr");
    const en = isSentences ? readSentences(enFile) : await readBlocks(enFile, "en");
    const progress = makeProgress();
    const { beads } = await alignShown(fr, en, progress.show, {
      usesParagraphs: !isSentences,
    }).finally(progress.end);
    const french = fr.flatMap(({ sentences }) => sentences);
    const english = en.flatMap(({ sentences }) => sentences);
    for (const bead of beads) {
      const cells = [`${formatBead(bead)} ${bead.confidence.toFixed(4)}`];
      if (isText) {
        cells.push(french.slice(bead.frStart, bead.frEnd).join(" ‖ "));
        cells.push(english.slice(bead.enStart, bead.enEnd).join(" ‖ "));
      }
      print(cells.join("\t"));
    }
    return 0;
  },
} satisfies Command;

function readArguments(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  const options = { beads: flag, sentences: flag, text: flag };
  const { values, positionals } = parseCall(args, options);
  if (positionals.length !== 2) throw new UsageError("two files are aligned, French and English");
  if (!values.beads) throw new UsageError("what to print: --beads");
  return { files: positionals, isSentences: values.sentences, isText: values.text };
}

async function readBlocks(file: string, language: Language): Promise<readonly AlignedBlock[]> {
  const read = await readImported(file);
  if (read.kind === "text") return splitBlocks(read.text.blocks, language);
  throw new TextError({
    file,
    reason: "both sides are in it, aligned already",
    cure: "name a file with one language",
  });
}

/** A file with a sentence a line, as one block; an empty line is an empty sentence. */
function readSentences(file: string): readonly AlignedBlock[] {
  const sentences = decodeText(readBytes(file), file).split(/\r?\n/);
  if (sentences.at(-1) === "") sentences.pop();
  return [{ kind: "p", sentences: sentences.map((line) => line.replace(/[*[\\¶]/g, "\\$&")) }];
}
