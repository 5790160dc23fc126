import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Reading, toReading } from "#lib/library/reading.ts";
import { elementIdOf, segmentIdOf } from "#lib/reader/element-id.ts";
import { escapeHtml, type ProseFrame, proseHtml } from "#lib/reader/prose-html.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { blockKinds } from "#lib/text/block-kinds.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import type { BlockKind } from "#lib/text/model.ts";
import fc from "../property.ts";

const labels = {
  notes: "Notes",
  absentNote: "L’édition n’a pas la note",
  backToText: "retour au texte",
  absentSegment: "Ce côté n’a pas le passage",
};
const frame: ProseFrame = { workTitle: "Le Chat du phare" };
const sides = ["fr", "en"] as const;

const readingOf = (...rows: readonly string[]) => {
  const table = ["id | fr | en", ...rows].map((row) => row.replaceAll(" | ", "\t")).join("\n");
  return toReading(parseChapter(table, "texts/le-chat-du-phare/01.tsv"), "en");
};
const html = (reading: Reading, side: Side = "fr", around = frame) =>
  proseHtml(reading, side, labels, around);
/** The blocks of a short chapter, without what stands around them. */
const blocks = (side: Side, ...rows: readonly string[]) =>
  /^<p class="opening i1">.*<\/p>\n<div class="group i2">\n(.*)\n<\/div>\n<p class="onward [ixcmd1-9 ]+"><\/p>$/s.exec(
    html(readingOf(...rows), side),
  )?.[1];

describe("a block", () => {
  test.each([
    ["t1.1 | Le lait | Milk", '<h2 class="block kind-t i2">', "</h2>"],
    ["p1.1 | Le lait | Milk", '<p class="block kind-p i2">', "</p>"],
    ["q1.1 | Le lait | Milk", '<blockquote class="block kind-q i2">', "</blockquote>"],
    ["v1.1 | Le lait | Milk", '<p class="block kind-v i2">', "</p>"],
    ["d1.1 | Le lait | Milk", '<p class="block kind-d i2">', "</p>"],
    ["r1.1 | Le lait | Milk", '<p class="block kind-r i2">', "</p>"],
    ["b1.1 | Le lait | Milk", '<div class="block kind-b i2" role="separator">', "</div>"],
  ])("is the element that print would call it: %s", (row, open, close) => {
    expect(blocks("fr", row)).toBe(
      `${open}<span class="segment" id="${row.slice(0, 4)}">Le lait</span>${close}`,
    );
    expect(blocks("en", row)).toBe(
      `${open}<span class="segment" id="en-${row.slice(0, 4)}">Milk</span>${close}`,
    );
  });

  test("of a speech in verse keeps its lines, and goes on where the speech before has stopped", () => {
    const rows = [
      "d1.1 | Elle. — | She.",
      "d1.2 | / La mer est loin. | The sea",
      "d1.3 | / Et toi ? | is far. And you?",
      "d2.1 | Lui. — | He.",
      "d2.2 | Je reste. | I stay.",
      "d2.3 | / Il le faut. | I must.",
      "d3.1 | Elle. — | She.",
      "d3.2 | / Alors | Then",
    ];
    const [first = "", second = "", third = ""] = (blocks("fr", ...rows) ?? "").split("</p>\n");
    expect(first).toContain('<span class="segment" id="d1.2">\nLa mer est loin.</span>');
    expect(first).not.toContain("set-in");
    // Nine characters of the line are said.
    expect(second).toContain(
      '<br><span class="set-in in-1"></span>\n<span class="segment" id="d2.2">Je reste.</span>',
    );
    expect(third).not.toContain("set-in");
    // The English is prose.
    expect(blocks("en", ...rows)).not.toContain("set-in");
  });

  test("of a stanza whose row has two lines has an element for each", () => {
    expect(blocks("fr", "v1.1 | La mer *monte / et* descend | The sea")).toBe(
      '<p class="block kind-v i2"><span class="segment" id="v1.1"><span class="line">La mer <em>monte</em></span>\n<span class="line"><em>et</em> descend</span></span></p>',
    );
  });

  test("of verse has each line in one element", () => {
    expect(
      blocks("fr", "v1.1 | La mer monte, | The sea comes in,", "v1.2 | et le chat | and the cat"),
    ).toBe(
      '<p class="block kind-v i2"><span class="segment" id="v1.1">La mer monte,</span>\n<span class="segment" id="v1.2">et le chat</span></p>',
    );
  });

  test("has emphasis where the author has it, and the sign where the sign is meant", () => {
    expect(blocks("fr", "p1.1 | Il lut *Le Marin breton*, page 36\\*. | He read.")).toContain(
      ">Il lut <em>Le Marin breton</em>, page 36*.</span>",
    );
  });

  test("keeps no-break spaces and quotation marks as printed", () => {
    const text = "« Où\u00a0?\u202f» dit-il — l’œil…";
    expect(blocks("fr", `p1.1 | ${text} | Where?`)).toContain(`>${text}</span>`);
  });
});

describe("a list and notes", () => {
  test("are each one list of neighbours", () => {
    expect(
      blocks("fr", "l1.1 | du lait | milk", "l2.1 | un bol | a bowl", "n1.1 | Un chat. | A cat."),
    ).toBe(
      [
        '<div class="list" role="list">',
        '<div class="block kind-l i2" role="listitem"><span class="segment" id="l1.1">du lait</span></div>',
        '<div class="block kind-l i3" role="listitem"><span class="segment" id="l2.1">un bol</span></div>',
        "</div>",
        '<div class="notes" role="doc-endnotes" aria-label="Notes">',
        '<div class="block kind-n i4"><span class="note-number">1</span> <span class="segment" id="n1.1">Un chat.</span></div>',
        "</div>",
      ].join("\n"),
    );
  });

  test("begin again after a paragraph, while neighbouring paragraphs stay alone", () => {
    const separate = blocks(
      "fr",
      "l1.1 | du lait | milk",
      "p1.1 | Et puis : | And then:",
      "p2.1 | voici. | there.",
      "l2.1 | un bol | a bowl",
    );
    expect(separate?.match(/role="list"/g)).toHaveLength(2);
    expect(separate).toContain("</p>\n<p ");
  });
});

describe("a paragraph that only the English begins", () => {
  const rows = [
    "p1.1 | Il n’avait pas de nom. | It had no name.",
    "p1.2 | Ce matin-là, | ¶That morning",
    "p1.3 | le lait manquait. | there was no milk.",
  ];

  test("is a paragraph in the English", () => {
    expect(blocks("en", ...rows)).toBe(
      [
        '<div class="block kind-p i2">',
        '<p><span class="segment" id="en-p1.1">It had no name.</span></p>',
        '<p><span class="segment" id="en-p1.2">That morning</span>',
        '<span class="segment" id="en-p1.3">there was no milk.</span></p>',
        "</div>",
      ].join("\n"),
    );
  });

  test("is none in the French", () => {
    expect(blocks("fr", ...rows)?.match(/<p/g)).toHaveLength(1);
  });

  test.each(["q", "l", "n"])("is a paragraph inside a block of kind %s too", (kind) => {
    const inner = blocks("en", ...rows.map((row) => row.replace("p", kind)));
    expect(inner).toContain(
      `<p><span class="segment" id="en-${kind}1.1">It had no name.</span></p>\n<p><span`,
    );
  });

  test.each(["t", "h", "s"])("is a new line in a heading of kind %s", (kind) => {
    const heading = blocks("en", ...rows.map((row) => row.replace("p", kind)));
    expect(heading).not.toContain("<p");
    expect(heading).toContain(
      `It had no name.</span><br>\n<span class="segment" id="en-${kind}1.2">That morning</span>`,
    );
  });

  test("is not preceded by an empty one where this edition lacks the beginning", () => {
    const table =
      "id\tfr\ten\ten.smollett\np1.1\t\t\tOnce.\np1.2\tOui.\t¶Yes.\t\np1.3\tNon.\t¶No.\t\n";
    const reading = toReading(parseChapter(table, "texts/candide/01.tsv"), "en");
    expect(html(reading, "en").match(/<p>/g)).toHaveLength(2);
  });
});

describe("a segment", () => {
  test("is one element on each side and a word is none", () => {
    const rows = [
      "p1.1 | Le gardien du phare avait un chat. | The lighthouse keeper had a cat.",
      "p1.2 | C’était un chat sans nom. | It had no name.",
    ];
    for (const side of sides)
      expect(blocks(side, ...rows)?.match(/<[a-z]+/g)).toEqual(["<p", "<span", "<span"]);
  });

  test("that one side does not have is an empty element there, which says so", () => {
    const row = "p1.1 | Il avait tout son temps. | ";
    expect(blocks("en", row)).toBe(
      '<p class="block kind-p i2"><span class="segment absent" id="en-p1.1" title="Ce côté n’a pas le passage"></span></p>',
    );
    expect(blocks("fr", row)).not.toContain("absent");
  });

  test("is the same on both sides, in the same order, whatever the blocks are", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const reading = readingOf(...rows);
        const expected = reading.blocks.flatMap(({ segments }) => segments.map(({ id }) => id));
        for (const side of sides) {
          const ids = [...html(reading, side).matchAll(/<span class="segment[^>]* id="([^"]*)"/g)];
          expect(ids.map(([, id]) => id)).toEqual(expected.map((id) => elementIdOf(id, side)));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("text that looks like HTML", () => {
  test("stays text", () => {
    expect(blocks("fr", 'p1.1 | <img src=x onerror="alert(1)"> & *</span>* | Yes.')).toContain(
      ">&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; <em>&lt;/span&gt;</em></span>",
    );
    expect(blocks("en", "p1.1 | Oui. | Salt &amp; pepper")).toContain("Salt &amp;amp; pepper<");
  });

  test("reads as it was typed, whatever it is", () => {
    const typed = fc.string({ unit: "binary", minLength: 1 });
    const markup = fc.string({ unit: fc.constantFrom(...'<>&"/=!-a '), minLength: 1 });
    fc.assert(
      fc.property(fc.oneof(typed, markup), (value) => {
        const text = { opensParagraph: false, content: [{ type: "text", value } as const] };
        const segments = [{ id: "p1.1", fr: text, en: text }];
        const shown = html({ blocks: [{ id: "p1", kind: "p", segments }] });
        expect(shown.match(/<[^>]*>/g)).toHaveLength(10);
        const inner = /id="p1\.1">([^<]*)<\/span>/.exec(shown)?.[1] ?? "";
        expect(unescapeHtml(inner)).toBe(value);
      }),
    );
  });

  test("stays in its attribute in ids, labels, titles and links", () => {
    const hostile = `"><img src=x onerror='alert(1)'>&`;
    const text = (value: string) => ({
      opensParagraph: false,
      content: [
        { type: "text", value } as const,
        { type: "note-call", number: 1 } as const,
        { type: "note-call", number: 2 } as const,
      ],
    });
    const absent = { opensParagraph: false, content: [] };
    const reading: Reading = {
      blocks: [
        {
          id: "p1",
          kind: "p",
          segments: [
            { id: `p1.1${hostile}`, fr: text(hostile), en: absent },
            { id: "p1.2", fr: absent, en: text(hostile) },
          ],
        },
        { id: "n1", kind: "n", segments: [{ id: "n1.1", fr: text(hostile), en: absent }] },
      ],
    };
    const hostileLabels = {
      notes: hostile,
      absentNote: hostile,
      backToText: hostile,
      absentSegment: hostile,
    };
    for (const side of sides) {
      const shown = proseHtml(reading, side, hostileLabels, {
        workTitle: hostile,
        onward: { href: hostile, label: hostile, title: hostile },
      });
      const elements = shown.match(/<[a-z]+/g) ?? [];
      expect(elements.filter((element) => element === "<img")).toEqual([]);
      // With every well-formed tag and reference taken away, no sign of markup is left.
      const rest = shown.replace(/<\/?[a-z]+[0-9]?(?: [a-z-]+="[^"<>]*")*>/g, "");
      expect(rest).not.toMatch(/[<>"]/);
      expect(shown).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
    }
  });

  test("is escaped once", () => {
    expect(escapeHtml(`« A & B » <i>"l’œil"</i>`)).toBe(
      "« A &amp; B » &lt;i&gt;&quot;l’œil&quot;&lt;/i&gt;",
    );
  });
});

describe("a note", () => {
  const rows = [
    "p1.1 | Un chat[^1] sans nom[^2]. | A cat[^1] without a name.",
    "p1.2 | Le chat[^1] attendit. | The cat waited.",
    "n1.1 | Gris. | Grey.",
    "n1.2 | Ou noir. | Or black.",
  ];

  test("is reached from its calls, and leads back to the first of them", () => {
    const shown = blocks("fr", ...rows);
    expect(shown).toContain(
      'Un chat<a class="call" role="doc-noteref" href="#n1.1" id="call-fr-1">1</a> sans nom',
    );
    expect(shown).toContain(
      'Le chat<a class="call" role="doc-noteref" href="#n1.1">1</a> attendit',
    );
    expect(shown?.match(/id="call-fr-1"/g)).toHaveLength(1);
    expect(shown).toContain(
      '<a class="note-number" href="#call-fr-1" aria-label="1, retour au texte">1</a> <span class="segment" id="n1.1">',
    );
  });

  test("is reached on the English side from the English call", () => {
    const shown = blocks("en", ...rows);
    expect(shown).toContain('href="#en-n1.1" id="call-en-1">1</a>');
    expect(shown).toContain('href="#call-en-1"');
  });

  test("that the edition does not have leaves its number, which says so and leads nowhere", () => {
    expect(blocks("fr", ...rows)).toContain(
      'nom<sup class="call" title="L’édition n’a pas la note">2</sup>.',
    );
  });

  test("that this side does not call has its number and no way back", () => {
    const shown = blocks("en", "p1.1 | Un chat[^7]. | A cat.", "n7.1 | Gris. | Grey.");
    expect(shown).toContain(
      '<span class="note-number">7</span> <span class="segment" id="en-n7.1"',
    );
    expect(shown).not.toContain("<a");
  });

  test("is called within emphasis too", () => {
    expect(blocks("fr", "p1.1 | *Un chat[^1]* | *A cat*", "n1.1 | Gris. | Grey.")).toContain(
      '<em>Un chat<a class="call" role="doc-noteref" href="#n1.1" id="call-fr-1">1</a></em>',
    );
  });

  test("gives no two elements one id, whatever calls whatever", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const reading = readingOf(...rows);
        const page = sides.map((side) => html(reading, side)).join("\n");
        const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(ids).toEqual([...new Set(ids)]);
        for (const [, target] of page.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(target);
      }),
      { numRuns: 50 },
    );
  });
});

describe("headings", () => {
  const levels = (...rows: readonly string[]) =>
    [...html(readingOf(...rows)).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));

  test("go from title to heading to subheading", () => {
    expect(
      levels("t1.1 | Un | One", "h1.1 | Le jour | Day", "s1.1 | Midi | Noon", "h2.1 | Soir | Dusk"),
    ).toEqual([2, 3, 4, 3]);
  });

  test("have a subheading right under the title one step below it", () => {
    expect(levels("t1.1 | Un | One", "s1.1 | Où l’on dort | In which one sleeps")).toEqual([2, 3]);
  });

  test("begin below the page's own heading in a chapter without a title", () => {
    expect(levels("h1.1 | Le jour | Day", "s1.1 | Midi | Noon")).toEqual([2, 3]);
    expect(levels("s1.1 | Midi | Noon", "p1.1 | Oui. | Yes.")).toEqual([2]);
  });

  test("never skip a level, in whatever order they come", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        let above = 1;
        for (const level of levels(...rows)) {
          expect(level).toBeGreaterThan(1);
          expect(level).toBeLessThanOrEqual(above + 1);
          above = level;
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("the number of a block", () => {
  const rows = Array.from({ length: 9_999 }, (_, index) => `p${index + 1}.1 | Oui. | Yes.`);
  const page = html(readingOf(...rows));
  const classesOf = (element: RegExp) =>
    [...page.matchAll(element)].map(([, classes]) => classes ?? "");
  const numbered = [
    ...classesOf(/class="opening ([^"]*)"/g),
    ...classesOf(/class="block kind-p ([^"]*)"/g),
    ...classesOf(/class="onward ([^"]*)"/g),
  ];

  test.each([
    [1, "i1"],
    [10, "x1"],
    [137, "i7 x3 c1"],
    [1000, "m1"],
    [9999, "i9 x9 c9 m9"],
    [10_001, "i1 d1"],
  ])("%d is in classes of one digit each: %s", (number, classes) => {
    expect(numbered[number - 1]).toBe(classes);
  });

  test("counts from the opening to the link onward in the longest chapter there may be", () => {
    expect(numbered.map(numberOf)).toEqual(Array.from({ length: 10_001 }, (_, index) => index + 1));
  });

  test("is one that the stylesheet can add up", () => {
    const folder = "app/_reading";
    const stylesheet = readFileSync(`${folder}/numbers.css`, "utf8");
    const worth = new Map(
      [...stylesheet.matchAll(/\.text \.([ixcmd]\d) \{\s*--[ixcmd]: (\d+);/g)].map(
        ([, name, value]) => [name, Number(value)],
      ),
    );
    for (const name of new Set(numbered.flatMap((classes) => classes.split(" "))))
      expect([name, worth.get(name)]).toEqual([name, numberOf(name)]);
  });
});

describe("a chapter in groups", () => {
  const long = (frLength: number, enLength: number, count: number) =>
    readingOf(
      ...Array.from(
        { length: count },
        (_, index) => `p${index + 1}.1 | ${"é".repeat(frLength)} | ${"e".repeat(enLength)}`,
      ),
    );
  const groups = (reading: Reading, side: Side) =>
    html(reading, side)
      .split(/(?=<div class="group)/)
      .slice(1)
      .map((group) => ({
        classes: /^<div class="([^"]*)"/.exec(group)?.[1],
        numbers: [...group.matchAll(/class="block kind-[a-z] ([^"]*)"/g)].map(([, classes]) =>
          numberOf(classes ?? ""),
        ),
      }));

  test("comes in groups of about a screen and a half, of the same blocks on both sides", () => {
    const reading = long(4_000, 1_000, 40);
    const fr = groups(reading, "fr");
    expect(fr).toEqual(groups(reading, "en"));
    expect(fr.map(({ numbers }) => numbers.length)).toEqual(Array(20).fill(2));
    expect(fr[0]).toEqual({ classes: "group i2", numbers: [2, 3] });
    expect(fr[5]).toEqual({ classes: "group far runs-on i2 x1", numbers: [12, 13] });
  });

  test("that fits into one group is one", () => {
    expect(groups(long(1_000, 999, 4), "fr")).toEqual([
      { classes: "group i2", numbers: [2, 3, 4, 5] },
    ]);
  });

  test("says where a paragraph follows one of the group before, and is set like one", () => {
    const reading = readingOf(
      `p1.1 | ${"é".repeat(6_000)} | One.`,
      `p2.1 | ${"é".repeat(6_000)} | Two.`,
      `h1.1 | ${"é".repeat(6_000)} | Three.`,
      "p3.1 | Quatre. | Four.",
    );
    expect(groups(reading, "fr").map(({ classes }) => classes)).toEqual([
      "group i2",
      "group runs-on i3",
      "group far i4",
      "group far i5",
    ]);
  });

  test("keeps a list together, and its notes, unless they are as long as ten groups", () => {
    const list = (count: number) =>
      readingOf(
        "p1.1 | Voici. | Here.",
        ...Array.from(
          { length: count },
          (_, index) => `l${index + 1}.1 | ${"é".repeat(1_000)} | e`,
        ),
      );
    expect(groups(list(50), "fr")).toHaveLength(1);
    expect(groups(list(100), "fr").length).toBeGreaterThan(1);
  });

  test("loses and repeats no block where it is cut, not in lists and notes either", () => {
    const lengths = fc.array(
      fc.record({
        kind: fc.constantFrom("p", "l", "n", "h"),
        frLength: fc.integer({ min: 0, max: 4_000 }),
        enLength: fc.integer({ min: 1, max: 4_000 }),
      }),
      { minLength: 10, maxLength: 60 },
    );
    fc.assert(
      fc.property(lengths, (given) => {
        const reading = readingOf(
          ...given.map(
            ({ kind, frLength, enLength }, index) =>
              `${kind}${index + 1}.1 | ${"é".repeat(frLength)} | ${"e".repeat(enLength)}`,
          ),
        );
        const fr = groups(reading, "fr");
        expect(fr).toEqual(groups(reading, "en"));
        expect(fr.flatMap(({ numbers }) => numbers)).toEqual(given.map((_, index) => index + 2));
        for (const { classes, numbers } of fr)
          expect(numberOf(classes?.replace(/^group (far )?(runs-on )?/, "") ?? "")).toBe(
            numbers[0],
          );
      }),
      { numRuns: 20 },
    );
  });
});

describe("what stands around a chapter", () => {
  const reading = readingOf("p1.1 | Oui. | Yes.");

  test("is the work's title, and the link to what follows", () => {
    const onward = { href: "../02-la-nuit/", label: "Continuer avec", title: "La nuit & le jour" };
    expect(html(reading, "fr", { workTitle: "Le Chat & la Souris", onward })).toBe(
      [
        '<p class="opening i1">Le Chat &amp; la Souris</p>',
        '<div class="group i2">',
        '<p class="block kind-p i2"><span class="segment" id="p1.1">Oui.</span></p>',
        "</div>",
        '<p class="onward i3"><a rel="next" href="../02-la-nuit/"><span>Continuer avec</span> La nuit &amp; le jour</a></p>',
      ].join("\n"),
    );
  });

  test("is no link after the last chapter, whose end keeps its row", () => {
    expect(html(reading)).toMatch(/<p class="onward i3"><\/p>$/);
  });
});

function unescapeHtml(text: string): string {
  const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text.replace(/&([a-z]+);/g, (whole, name: string) => signs[name] ?? whole);
}

/** The number that digit classes add up to: `i7 x3 c1` is 137. */
function numberOf(classes: string): number {
  return classes
    .split(" ")
    .reduce((sum, name) => sum + Number(name[1]) * 10 ** "ixcmd".indexOf(name[0] ?? ""), 0);
}

/** Tables of a few blocks of any kinds, some with notes and calls, some cells empty or with ¶. */
const anyRows: fc.Arbitrary<readonly string[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...(Object.keys(blockKinds) as BlockKind[])),
      segments: fc.array(
        fc.record({
          fr: fc.constantFrom("Oui.", "*Non*[^1].", "Si[^2].", ""),
          en: fc.constantFrom("Yes.", "No[^1][^3].", "¶But yes.", ""),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((given) => {
    let titles = 0;
    return given.flatMap(({ kind: drawn, segments }, blockIndex) => {
      const kind = drawn === "t" && titles++ > 0 ? "h" : drawn;
      return segments.map(({ fr, en }, index) => {
        // A block begins without ¶, and a row says something on one side at least.
        const english = index === 0 ? en.replace("¶", "") : en;
        return `${kind}${blockIndex + 1}.${index + 1} | ${english === "" && fr === "" ? "Ah." : fr} | ${english}`;
      });
    });
  });

describe("the ids of elements", () => {
  test("name the pane of a segment, but of the French, and lead back to it", () => {
    expect((["fr", "en", "second"] as const).map((pane) => elementIdOf("p12.3a", pane))).toEqual([
      "p12.3a",
      "en-p12.3a",
      "second-p12.3a",
    ]);
    for (const pane of ["fr", "en", "second"] as const)
      expect(segmentIdOf(elementIdOf("p12.3a", pane))).toBe("p12.3a");
  });

  test("of a second edition are cut and numbered as in the edition that is shown", () => {
    const block = (id: string, fr: string, en: string) => ({
      id,
      kind: "p" as const,
      segments: [{ id: `${id}.1`, fr: said(fr), en: said(en) }],
    });
    const said = (value: string) => ({
      opensParagraph: false,
      content: value === "" ? [] : [{ type: "text" as const, value }],
    });
    const long = "Il attend encore. ".repeat(400);
    const shown = { blocks: [block("p1", long, "It waits."), block("p2", "Oui.", "Yes.")] };
    const second = { blocks: [block("p1", "Il attend.", ""), block("p2", "Oui.", "Aye.")] };
    const labels = { notes: "Notes", absentNote: "", backToText: "", absentSegment: "not here" };
    const html = proseHtml(second, "en", labels, { workTitle: "Free" }, shown);
    expect(html.match(/class="group/g)).toHaveLength(2);
    expect(html).toContain('id="second-p1.1" title="not here"');
    expect(html).toContain('id="second-p2.1">Aye.');
  });
});
