import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadLibrary } from "#lib/library/library.ts";
import { plainText } from "#lib/text/inline.ts";

/** From so many words in a row a sentence counts as taken over. */
const tooManyWords = 7;

/** Titles and official names, which are cited and not retold. */
const titles = [
  "Octobre 1917, révolution ou coup d’État",
  "October 1917: Revolution or Coup d’État",
  "Révolutions et coups d’État",
  "L’Impérialisme, stade suprême du capitalisme",
  "Imperialism, the Highest Stage of Capitalism",
  "La Maladie infantile du communisme",
  "Histoire de la révolution russe",
  "History of the Russian Revolution",
  "Déclaration des droits du peuple travailleur et exploité",
  "Declaration of the Rights of the Working and Exploited People",
  "salut de la patrie et de la révolution",
  "League of the Rights of Man",
];

const months = [
  "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre",
  "January|February|March|April|May|June|July|August|September|October|November|December",
].join("|");

describe("what is compared", () => {
  test("seven words in a row are found whatever their case, accents and punctuation", () => {
    const own = "On sait que l’été était déjà passé, hélas !";
    expect(sharedRuns(own, "Et l’été « était déjà passé », dit-on.")).toEqual([]);
    expect(sharedRuns(own, "Qui SAIT que l’Eté « etait » déjà\n\npassé ?")).toEqual([
      "sait que l ete etait deja passe",
    ]);
  });

  test("names, titles, dates and the numbers of notes are passed over", () => {
    const names =
      "le 25 octobre 1917, Lénine, Trotsky, Staline, Rykov, Sverdlov, Kamenev et Boubnov";
    expect(sharedRuns(names, names)).toEqual([]);
    const own = "ces mots n’ont que six voisins";
    const theirs = "ces mots12 n’ont, 3 mai 1917, que Lénine34 six voisins";
    expect(sharedRuns(own, theirs)).toEqual(["ces mots n ont que six voisins"]);
  });

  test("a number is one word, however its thousands are set off", () => {
    expect(
      sharedRuns("à peine 5 000 hommes, et pas un fusil", "à peine 5.000 hommes et pas un"),
    ).toEqual(["a peine 5000 hommes et pas un"]);
  });
});

// The paper lies beside the repository on our machines and may not be given away.
const paper = path.resolve("../shared/octobre-1917");

describe.skipIf(!existsSync(paper))("the essay on October and the paper its facts are from", () => {
  test.each(["fr", "en"])("have no seven words in a row in common: %s", (language) => {
    const essay = loadLibrary().find(({ work }) => work.name === "la-vague-et-la-main");
    const own = essay?.chapters
      .flatMap(({ chapter }) => chapter.blocks)
      .flatMap(({ segments }) => segments)
      .map(({ cells }) => plainText(cells[language === "fr" ? 0 : 1]?.content ?? []))
      .join("\n");
    expect(own?.length).toBeGreaterThan(40_000);
    const theirs = readFileSync(path.join(paper, `${language}.txt`), "utf8");
    expect(sharedRuns(own ?? "", theirs)).toEqual([]);
  });
});

/** The runs of seven words that both texts have, in the order of the first. */
function sharedRuns(own: string, theirs: string): readonly string[] {
  const texts = [own, theirs].map(withoutReferences);
  // What is never seen in small letters is a name; what is, may have begun a sentence.
  const common = new Set(texts.flatMap((text) => text.match(/(?<!\p{L})\p{Ll}+/gu) ?? []));
  const [ownRuns = [], theirRuns = []] = texts.map((text) => {
    const words = text.match(/\p{L}+|\d+/gu) ?? [];
    return runsOf(
      words.map((word) => word.toLowerCase()).filter((word) => common.has(word) || /\d/.test(word)),
    );
  });
  const known = new Set(theirRuns);
  return ownRuns.filter((run) => known.has(run));
}

/** The text without accents, titles, dates and the numbers of its notes. */
function withoutReferences(text: string): string {
  const day = String.raw`\d{1,2}(?:er)?`;
  let rest = withoutAccents(text);
  for (const title of titles) {
    const words = withoutAccents(title).match(/[\p{L}\p{N}]+/gu) ?? [];
    rest = rest.replaceAll(new RegExp(words.join(String.raw`[^\p{L}\p{N}]+`), "giu"), " ");
  }
  return rest
    .replace(/(?<=\d)[.,\s](?=\d{3}(?!\d))/g, "")
    .replace(new RegExp(`${day}(?: (?:au|to) ${day}| (?:${months}))(?: \\d{4})?`, "giu"), " ")
    .replace(/(?<=[\p{L}»”"’.?!)])\d{1,3}(?!\d)/gu, "");
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe");
}

function runsOf(words: readonly string[]): readonly string[] {
  return words
    .slice(0, Math.max(0, words.length - tooManyWords + 1))
    .map((_, start) => words.slice(start, start + tooManyWords).join(" "));
}
