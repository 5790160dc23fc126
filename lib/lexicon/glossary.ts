/** An editor’s glossary, ready to be asked while a text is read. */

import { lookupKey } from "#lib/french/spelling.ts";
import { tokenize } from "#lib/french/tokens.ts";
import { type Expression, type Expressions, makeExpressions } from "#lib/lexicon/expressions.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";
import type { Sense } from "#lib/lexicon/senses.ts";
import type { GlossaryEntry } from "#lib/text/glossary.ts";

/** The entries of a work’s glossary by what they are found by. */
export interface Glossary {
  /**
   * The editor’s sense of a word, by its form before its lemma; look-up keys. `isPlain`: of a verb
   * that stands without *se*, which is not what an entry with *se* explains.
   */
  readonly findSense: (
    form: string,
    lemma: string | undefined,
    isPlain?: boolean,
  ) => Sense | undefined;
  readonly expressions: Expressions;
}

/** Entries → a glossary. The lexicon tells which expressions are of a verb, and inflected. */
export function makeGlossary(
  entries: readonly Pick<GlossaryEntry, "text" | "glosses" | "note">[],
  lexicon: Pick<Lexicon, "lookUp">,
): Glossary {
  const words = new Map<string, Sense>();
  const pronominal = new Map<string, Sense>();
  const expressions: Expression[] = [];
  for (const { text, glosses, note } of entries) {
    const sense = { glosses, isEditors: true, ...(note === undefined ? {} : { note }) } as const;
    // “s’asseoir” is the word asseoir, but where that stands without *se*.
    const tokens = tokenize(text).filter(({ words: [word] }) => word !== "se" && word !== "s'");
    const [first] = tokens;
    const own = /^s(?:e |['’])/.test(text) ? pronominal : words;
    if (first !== undefined && tokens.length === 1) own.set(lookupKey(first.text), sense);
    else
      expressions.push({ text, upos: isVerbal(text, lexicon) ? "VERB" : "NOUN", senses: [sense] });
  }
  return {
    findSense(form, lemma, isPlain = false) {
      const keys = lemma === undefined ? [form] : [form, lookupKey(lemma)];
      const tables = isPlain ? [words] : [pronominal, words];
      for (const key of keys) {
        const found = tables.map((table) => table.get(key)).find((sense) => sense !== undefined);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    expressions: makeExpressions(expressions),
  };
}

/** Whether an expression begins with an infinitive, over *se*, *en*, *y*, *ne*: *s’en aller*. */
function isVerbal(text: string, lexicon: Pick<Lexicon, "lookUp">): boolean {
  const first = tokenize(text).find(({ words }) => !/^(?:se|s'|en|y|ne|n')$/.test(words[0] ?? ""));
  return lexicon.lookUp(first?.text ?? "").some(({ feats }) => feats.verbForm === "infi");
}
