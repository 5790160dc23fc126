import { parseTranslationLexicon } from "#lib/align/translation-lexicon.ts";
import { linkWords, shownFrom, type TextPair, type WordLink } from "#lib/align/words.ts";

/** The answer to a list of segments: their links, in the same order. */
export type Links = readonly (readonly WordLink[])[];

/** The word links of a text. It learns from that text, so it is asked for all of it at once. */
addEventListener("message", async ({ data }: MessageEvent<readonly TextPair[]>) => {
  const response = await fetch(
    new URL("../../../../../../lib/align/data/translation-lexicon.tsv", import.meta.url),
  );
  if (!response.ok) throw new Error(`${response.status} for the translation lexicon`);
  const lexicon = parseTranslationLexicon(await response.text());
  postMessage(linkWords(data, { lexicon, least: shownFrom }) satisfies Links);
});
