/** Works to export: one of ours, small and with every kind of block, and arbitrary ones. */

import { parseChapter } from "#lib/text/chapter.ts";
import type { Cell, Chapter, Edition, Work } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import fc from "../property.ts";
import { arbitraryChapter, arbitraryText } from "../text/arbitrary-chapter.ts";

const table = `id	fr	en
t1.1	Le Chat du phare	The Lighthouse Cat
s1.1	Où l’on manque de lait	In which there is no milk
p1.1	Le gardien lisait *Le Marin breton*[^1] & rien d’autre.	The keeper read *Le Marin breton*[^1] & nothing else.
p1.2	Ce matin-là, le lait manquait[^9].	¶There was no milk that morning.
p1.3	Il avait tout son temps.	
q1.1	« Un chat qui attend n’attend jamais seul. »	“A cat that waits never waits alone.”
v1.1	La mer monte, la mer descend,	The sea comes in, the sea goes out,
v1.2	et le chat n’a pas d’accent.	and the cat has no accent.
l1.1	du lait ;	milk;
b1.1	* * *	* * *
h1.1	Le bateau	The boat
p2.1	-5 < 3 ; =SOMME(A1)[^1]	-5 < 3; =SUM(A1)[^1]
r1.1	Le chat entre.	The cat comes in.
d1.1	Le chat, *bas.* —	The cat *(softly).*
d1.2	Du lait[^9] !	Milk[^9]!
d1.3	Du lait.	¶Milk.
d2.1	Le gardien. —	The keeper.
d2.2	/ La mer monte, et le chat / ne boit	/ The sea comes in, the cat has none,
d2.3	/ que du lait.	/ \\/ but milk.
d3.1	Le chat. —	The cat.
d3.2	Hélas ! / Je bois.	Alas! / I drink.
v2.1	Un vers / puis deux	One line
n1.1	Almanach.	An almanac.
`;

const work: Work = {
  name: "le-chat-du-phare",
  title: { fr: "Le Chat du phare", en: "The Lighthouse Cat" },
  summary: { fr: "Un gardien & un chat.", en: "A keeper & a cat." },
  level: "A2",
  editions: [
    { name: "fr", language: "fr", author: "En regard", origin: "Écrit ici", licence: "CC BY 4.0" },
    {
      name: "en",
      language: "en",
      translator: "A. Lemer",
      origin: "Written here",
      licence: "CC BY 4.0",
    },
  ],
  chapters: ["01-le-lait"],
};

/** Every kind of block, a note called twice, one called and absent, a paragraph of the English. */
export const lighthouse: WholeWork = {
  work,
  chapters: [{ name: "01-le-lait", chapter: parseChapter(table, "01-le-lait.tsv") }],
};

const arbitraryLine = arbitraryText.filter((text) => text.trim() !== "");

/** Any work, of one English edition or of several. */
export const arbitraryWork: fc.Arbitrary<WholeWork> = fc
  .record({
    title: fc.record({ fr: arbitraryLine, en: arbitraryLine }),
    summary: fc.record({ fr: arbitraryLine, en: arbitraryLine }),
    level: fc.constantFrom("A1", "B2", "C2"),
    origin: arbitraryLine,
    chapters: fc.array(arbitraryChapter, { minLength: 1, maxLength: 3 }),
    glossary: fc.option(arbitraryText, { nil: undefined }),
  })
  .map(({ title, summary, level, origin, chapters: drafts, glossary }) => {
    const [, ...english] = drafts[0]?.editions ?? [];
    const editions = ["fr", ...english];
    const chapters = drafts
      .map((chapter) => keepColumns(chapter, editions))
      .filter(({ blocks }) => blocks.length > 0)
      .map((chapter, index) => ({ name: `${index + 1}-chapitre`, chapter }));
    const describe = (name: string): Edition => ({
      name,
      language: name === "fr" ? "fr" : "en",
      origin,
      licence: "CC0",
    });
    return {
      work: {
        name: "une-oeuvre",
        title,
        summary,
        level,
        editions: editions.map(describe) as unknown as Work["editions"],
        chapters: chapters.map(({ name }) => name),
      },
      chapters,
      ...(glossary === undefined ? {} : { glossary }),
    };
  })
  .filter(({ chapters }) => chapters.length > 0);

/**
 * A chapter with the first columns under these names, others filled; rows that say nothing in any
 * of them are no rows.
 */
export function keepColumns(chapter: Chapter, names: readonly string[]): Chapter {
  const filler: Cell = { opensParagraph: false, content: [{ type: "text", value: "x" }] };
  return {
    editions: names as Chapter["editions"],
    blocks: chapter.blocks
      .map(({ id, kind, segments }) => ({
        id,
        kind,
        segments: segments
          .map(({ id, cells }) => ({ id, cells: names.map((_, index) => cells[index] ?? filler) }))
          .filter(({ cells }) => !cells.every(isBlank))
          // What opens a block opens no paragraph besides.
          .map(({ id, cells }, index) => ({
            id,
            cells: index > 0 ? cells : cells.map((cell) => ({ ...cell, opensParagraph: false })),
          })),
      }))
      .filter(({ segments }) => segments.length > 0),
  };
}

function isBlank({ content }: Cell): boolean {
  return content.every((inline) => inline.type === "text" && inline.value.trim() === "");
}
