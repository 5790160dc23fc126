import { parseTranslationLexicon } from "#lib/align/translation-lexicon.ts";
import { linkWords, shownFrom, type TextPair, type WordLink } from "#lib/align/words.ts";

/** The answer to a list of segments: their links, in the same order; none where there is no network. */
export type Links = readonly (readonly WordLink[])[];

/** The word links of a text. It learns from that text, so it is asked for all of it at once. */
addEventListener("message", async ({ data }: MessageEvent<readonly TextPair[]>) => {
  const source = await fetchLexicon().catch(() => undefined);
  if (source === undefined) return postMessage(undefined);
  const lexicon = parseTranslationLexicon(source);
  postMessage(linkWords(data, { lexicon, least: shownFrom }) satisfies Links);
});

async function fetchLexicon(): Promise<string | undefined> {
  const response = await fetch(
    new URL("../../../lib/align/data/translation-lexicon.tsv", import.meta.url),
  );
  return response.ok ? response.text() : undefined;
}
