import { describe, expect, test } from "vitest";
import { metreOf } from "#lib/french/metre.ts";
import { pronounce } from "#lib/lexicon/pronunciations.ts";
import { loadLexicon, loadPronunciations } from "#lib/library/lexicon-files.ts";
import { loadChapter, loadWork } from "#lib/library/library.ts";
import { plainText } from "#lib/text/inline.ts";

/** The poems of the collection: syllables a line, and the rhymes of their stanzas. */
const forms: Readonly<Record<string, readonly [syllables: number, rhymes: string]>> = {
  "Le mètre pliant": [12, "abab cdcd efef"],
  "L’établi": [8, "abab cdcd efef"],
  "Le facteur": [8, "abba cddc effe ghhg"],
  "La fenêtre du palier": [12, "abba abba ccd ede"],
  "La lampe": [8, "abba cddc effe"],
  "L’averse": [8, "aabbccddeeffgg"],
  "La rivière": [12, "abab cdcd efef"],
  "Inventaire d’octobre": [8, "abab cdcd efef"],
  Envoi: [12, "aabbcc"],
};

const poems = poemsOf("le-metre-pliant");
const lexicon = loadLexicon();

describe("the poems of Le Mètre pliant", () => {
  test("are those whose form is known", () => {
    expect(poems.map(({ title }) => title)).toEqual(Object.keys(forms));
  });

  for (const { title, stanzas } of poems) {
    const [syllables, rhymes] = forms[title] ?? [0, ""];

    test(`${title}: every line has ${syllables} syllables`, () => {
      const counted = stanzas.flat().map((line) => [metreOf(line, isPluralVerb).syllables, line]);
      expect(counted.filter(([count]) => count !== syllables)).toEqual([]);
    });

    if (syllables === 12)
      test(`${title}: every alexandrine rests after the sixth`, () => {
        const restless = stanzas
          .flat()
          .filter((line) => !metreOf(line, isPluralVerb).wordEnds.includes(6));
        expect(restless).toEqual([]);
      });

    test(`${title}: rhymes ${rhymes}, feminine with feminine, no two of a kind in a row`, () => {
      expect(stanzas.map(({ length }) => length)).toEqual(
        rhymes.split(" ").map(({ length }) => length),
      );
      // Stanzas of one pattern may meet in two rhymes of a kind.
      const stanzaStarts = new Set(stanzas.map((_, at) => stanzas.slice(0, at).flat().length));
      const letters = [...rhymes.replaceAll(" ", "")];
      const lines = stanzas.flat().map((line) => ({
        line,
        rhyme: rhymeOf(line),
        isFeminine: metreOf(line, isPluralVerb).isFeminine,
      }));
      for (const [index, { line, rhyme, isFeminine }] of lines.entries()) {
        const first = lines[letters.indexOf(letters[index] ?? "")];
        expect([line, rhyme, isFeminine]).toEqual([line, first?.rhyme, first?.isFeminine]);
      }
      for (const [index, { line, isFeminine }] of lines.entries()) {
        const before = lines[index - 1];
        const isNewRhyme = letters[index - 1] !== letters[index] && !stanzaStarts.has(index);
        if (before !== undefined && isNewRhyme)
          expect([line, isFeminine]).toEqual([line, !before.isFeminine]);
      }
    });
  }
});

function poemsOf(name: string) {
  const work = loadWork(name);
  if (work === undefined) throw new Error(`no work ${name}`);
  const found: { title: string; stanzas: string[][] }[] = [];
  for (const chapterName of work.chapters)
    for (const block of loadChapter(work, chapterName)?.blocks ?? []) {
      const lines = block.segments.map(({ cells }) => plainText(cells[0]?.content ?? []));
      if (block.kind === "h") found.push({ title: lines.join(" "), stanzas: [] });
      if (block.kind === "v") found.at(-1)?.stanzas.push(lines);
    }
  return found;
}

function isPluralVerb(word: string): boolean {
  const [reading] = lexicon.lookUp(word);
  return reading?.upos === "VERB" && reading.feats.number === "pl";
}

/** The sounds from the last vowel of a line on; the open and the closed e rhyme. */
function rhymeOf(line: string): string {
  const word = /[\p{Letter}’-]+(?=\P{Letter}*$)/u.exec(line)?.[0].replace(/^.*[’-]/, "") ?? "";
  const ipa = pronounce(loadPronunciations(), word, lexicon.lookUp(word)[0])?.ipa ?? "";
  const sounds = ipa.replace(/ə$/, "").replaceAll("ɛ", "e").replaceAll("ɔ", "o");
  return /(?:[aeiouyøœɑə]\u0303?|\u0303)[^aeiouyøœɑə]*$/u.exec(sounds.normalize("NFD"))?.[0] ?? "";
}
