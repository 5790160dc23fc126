import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { alignTexts, alignTextsNow } from "#lib/align/align.ts";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import { type Bead, beadShape } from "#lib/align/bead.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import fc from "../property.ts";

const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

const paragraph = (...sentences: string[]): AlignedBlock => ({ kind: "p", sentences });
const shapes = (beads: readonly Bead[]) => beads.map(beadShape).join(" ");
const align = (fr: readonly AlignedBlock[], en: readonly AlignedBlock[], fixed?: readonly Bead[]) =>
  alignTextsNow(fr, en, { lexicon, ...(fixed === undefined ? {} : { fixed }) }).beads;

describe("tiny texts", () => {
  test("sentences that say the same stand together, one by one", () => {
    const fr = [paragraph("Le chat dort.", "La pluie tombe sur le toit.", "Il se réveille enfin.")];
    const en = [paragraph("The cat is asleep.", "Rain falls on the roof.", "At last he wakes.")];
    expect(shapes(align(fr, en))).toBe("1-1 1-1 1-1");
  });

  test("two French sentences that the translator joined are one bead", () => {
    const fr = [
      paragraph("Le boulanger ferma la porte.", "Il partit vers la ville.", "La nuit tombait."),
    ];
    const en = [paragraph("The baker shut the door and left for the town.", "Night was falling.")];
    expect(shapes(align(fr, en))).toBe("2-1 1-1");
  });

  test("a French sentence that the translator split is one bead", () => {
    const fr = [
      paragraph("Le boulanger ferma la porte et partit vers la ville.", "La nuit tombait."),
    ];
    const en = [
      paragraph("The baker shut the door.", "He left for the town.", "Night was falling."),
    ];
    expect(shapes(align(fr, en))).toBe("1-2 1-1");
  });

  test("what the translator left out has nothing beside it", () => {
    const fr = [
      paragraph("Le roi mourut en hiver."),
      paragraph("Son médecin, homme savant, écrivit un long mémoire sur la fièvre des marais."),
      paragraph("La reine pleura pendant trois jours."),
    ];
    const en = [paragraph("The king died in winter."), paragraph("The queen wept for three days.")];
    expect(shapes(align(fr, en))).toBe("1-1 1-0 1-1");
  });

  test("a heading is never one bead with a paragraph", () => {
    const fr: AlignedBlock[] = [
      { kind: "t", sentences: ["Le départ"] },
      paragraph("Le train partit à l’heure."),
    ];
    const en = [paragraph("The departure of the train was on time.")];
    expect(shapes(align(fr, en))).not.toContain("2-1");
  });

  test("a sentence that was cut at a comma stays with its other half", () => {
    const fr = ["Le boulanger ferma la porte,", "et il partit vers la ville.", "La nuit tombait."];
    const en = ["The baker shut the door,", "and he left for the town.", "Night was falling."];
    expect(shapes(align([paragraph(...fr)], [paragraph(...en)]))).toBe("2-2 1-1");
    // Lines of verse begin small and are no halves.
    const stanza = (sentences: readonly string[]): AlignedBlock => ({ kind: "v", sentences });
    expect(shapes(align([stanza(fr)], [stanza(en)]))).toBe("1-1 1-1 1-1");
  });

  test("who speaks in a play is never one side with what is said", () => {
    const speech = (...sentences: string[]): AlignedBlock => ({ kind: "d", sentences });
    const fr = [speech("Odile. —", "Ah !"), speech("Norbert. —", "Elle était coincée.")];
    const en = [speech("Odile.", "Ah!"), speech("Norbert.", "It was stuck. The door was stuck.")];
    expect(shapes(align(fr, en))).toBe("1-1 1-1 1-1 1-1");
  });

  test("nothing at all has no beads", () => {
    expect(align([], [])).toEqual([]);
  });

  test("a text without a translation is all omissions", () => {
    expect(shapes(align([paragraph("Un.", "Deux.")], []))).toBe("1-0 1-0");
    expect(shapes(align([], [paragraph("One.", "Two.")]))).toBe("0-1 0-1");
  });
});

describe("notes", () => {
  const note = (number: number, ...sentences: string[]): AlignedBlock => ({
    kind: "n",
    note: number,
    sentences,
  });

  test("the same notes stand together, also where one is left out and all say the same", () => {
    const fr = [
      paragraph("Le roi dort.[^1]", "La reine lit.[^2]", "Le chat rêve.[^3]"),
      ...[1, 2, 3].map((number) => note(number, "Ibid.")),
    ];
    const en = [
      paragraph("The king sleeps.[^1]", "The queen reads.", "The cat dreams.[^3]"),
      ...[1, 3].map((number) => note(number, "Ibid.")),
    ];
    expect(shapes(align(fr, en))).toBe("1-1 1-1 1-1 1-1 1-0 1-1");
  });

  test("they are paired by what they say, however they are numbered", () => {
    const fr = [
      paragraph("Le roi dort.[^1]", "La reine lit.[^2]"),
      note(1, "Le château fut bâti au bord de la rivière."),
      note(2, "Ce livre parut à Rouen en 1832.", "Il est perdu."),
    ];
    const en = [
      paragraph("The king sleeps.", "The queen reads.[^1]"),
      note(1, "This book appeared at Rouen in 1832.", "It is lost."),
    ];
    expect(shapes(align(fr, en))).toBe("1-1 1-1 1-0 1-1 1-1");
  });

  test("two editors’ different notes stay apart, though they have one number", () => {
    const fr = [
      paragraph("Le roi dort.[^1]", "La reine lit."),
      note(1, "Ce mot vient du latin et signifie une petite porte dans un mur."),
    ];
    const en = [
      paragraph("The king sleeps.[^1]", "The queen reads."),
      note(1, "The earthquake destroyed the harbour, and sixty ships were lost with their crews."),
    ];
    expect(shapes(align(fr, en))).toBe("1-1 1-1 1-0 0-1");
  });

  test("in a chapter of ours the number says which note is which", () => {
    const fr = [1, 2, 3].map((number) => note(number, "Ibid."));
    const en = [2, 3, 4, 1].map((number) => note(number, "A long story of the sea."));
    const { beads } = alignTextsNow(fr, en, { lexicon, pairsNotesByNumber: true });
    expect(shapes(beads)).toBe("1-0 1-1 1-1 0-1 0-1");
    const other = alignTextsNow(en, fr, { lexicon, pairsNotesByNumber: true });
    expect(shapes(other.beads)).toBe("0-1 1-1 1-1 1-0 1-0");
  });

  test("text after the notes is refused", () => {
    expect(() => align([note(1, "Ibid."), paragraph("Le texte.")], [])).toThrow(
      new RangeError("a block of text after the notes"),
    );
  });
});

describe("fixed beads", () => {
  const fr = [paragraph("Le chat dort.", "Il pleut.", "Le roi mange.", "La reine part.")];
  const en = [paragraph("The cat sleeps.", "It rains.", "The king eats.", "The queen leaves.")];
  const bead = (frStart: number, frEnd: number, enStart: number, enEnd: number) => ({
    frStart,
    frEnd,
    enStart,
    enEnd,
  });

  test("are kept, and the rest is aligned between them", () => {
    const beads = align(fr, en, [bead(1, 3, 1, 2)]);
    expect(shapes(beads)).toBe("1-1 2-1 0-1 1-1");
    expect(beads[1]).toEqual({ ...bead(1, 3, 1, 2), confidence: 1 });
  });

  test("may not cross", () => {
    expect(() => align(fr, en, [bead(1, 2, 2, 3), bead(2, 3, 1, 2)])).toThrow(
      new RangeError("fixed beads overlap or cross at [2]:[1]"),
    );
  });

  test("may not be beyond the text", () => {
    expect(() => align(fr, en, [bead(3, 5, 3, 4)])).toThrow(RangeError);
  });
});

describe("laws", () => {
  const words = ["chat", "cat", "roi", "king", "1812", "Paris", "et", "and", "!", "?", "maison"];
  const sentence = fc
    .array(fc.constantFrom(...words), { maxLength: 6 })
    .map((picked) => picked.join(" "));
  const block: fc.Arbitrary<AlignedBlock> = fc.record({
    kind: fc.constantFrom("p" as const, "h" as const, "v" as const),
    sentences: fc.array(sentence, { minLength: 1, maxLength: 8 }),
  });
  const text = fc.array(block, { maxLength: 8 });

  test("both sides are covered once, in order", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, text, (fr, en) => {
        let frAt = 0;
        let enAt = 0;
        for (const { frStart, frEnd, enStart, enEnd, confidence } of align(fr, en)) {
          expect([frStart, enStart]).toEqual([frAt, enAt]);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          const x = frEnd - frStart;
          const y = enEnd - enStart;
          expect(Math.max(x, y)).toBeGreaterThan(0);
          expect(Math.max(x, y)).toBeLessThanOrEqual(x === 0 || y === 0 ? 1 : 4);
          frAt = frEnd;
          enAt = enEnd;
        }
        const count = (blocks: readonly AlignedBlock[]) =>
          blocks.reduce((sum, { sentences }) => sum + sentences.length, 0);
        expect([frAt, enAt]).toEqual([count(fr), count(en)]);
      }),
      { seed: 1, numRuns: 40 },
    );
  });
});

describe("a long job", () => {
  const fr = Array.from({ length: 400 }, (_, i) => paragraph(`Le chat numéro ${i} dort.`));
  const en = Array.from({ length: 400 }, (_, i) => paragraph(`Cat number ${i} is asleep.`));

  test("says how far it is, never going back", { timeout: 60_000 }, async () => {
    const shares: number[] = [];
    await alignTexts(fr, en, { lexicon, onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  test("can be stopped", { timeout: 60_000 }, async () => {
    const controller = new AbortController();
    const job = alignTexts(fr, en, {
      lexicon,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("stopped by the reader")),
    });
    await expect(job).rejects.toThrow("stopped by the reader");
  });
});
