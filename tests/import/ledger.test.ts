import { describe, expect, test } from "vitest";
import { countLetters, joinAccounts, Ledger } from "#lib/import/ledger.ts";
import { findDifferences } from "#lib/import/ledger-differences.ts";
import fc from "../property.ts";

const p = (content: string) => ({ kind: "p" as const, content });
const shown = "Le gardien monta l’escalier du phare avec sa lampe. Il faisait froid, ce soir-là.";

describe("what is shown and what is kept", () => {
  test("differ in no spaces, signs, ligatures or hyphens of lines", () => {
    expect(findDifferences("jus-\nqu’à la ﬁn", "Jusqu’à *la* fin !")).toEqual([]);
  });

  test("differ where words are missing, and the words before them say where", () => {
    expect(findDifferences(shown, shown.replace("avec sa lampe", ""))).toEqual(
      [{ kind: "missing", text: "avec sa lampe", before: "monta l’escalier du phare " }].map(
        (difference) => ({ ...difference, before: expect.stringContaining("phare") }),
      ),
    );
    expect(findDifferences(shown, `${shown} Fin.`)).toMatchObject([{ kind: "added", text: "Fin" }]);
  });

  test("take no word for moved that is left out here and comes again there", () => {
    const shown = "Le gardien de nuit. Il monta. Le gardien dort.";
    const found = findDifferences(shown, "Il monta. Le gardien dort.", ["Le gardien de nuit."]);
    expect(found.map(({ kind }) => kind)).not.toContain("moved");
  });

  test("say what has moved, a note without its mark", () => {
    const moved =
      "Il faisait froid, ce soir-là. Le gardien monta l’escalier du phare avec sa lampe.";
    expect(findDifferences(shown, moved).map(({ kind }) => kind)).toEqual(["moved"]);
    const note = "Le gardien monta\n1. Avec sa lampe.\nl’escalier du phare.";
    expect(
      findDifferences(note, "Le gardien monta l’escalier du phare. Avec sa lampe."),
    ).toMatchObject([
      { kind: "missing", text: "1" },
      { kind: "moved", text: "Avec sa lampe" },
    ]);
  });

  test("do not differ by what was set aside, one text or several on end", () => {
    expect(findDifferences(`Page 3. Page 4. ${shown}`, shown, ["Page 4", "Page 3"])).toEqual([]);
    expect(findDifferences(`Page 3. Page 3. ${shown}`, shown, ["Page 3"])).toHaveLength(1);
  });
});

describe("letters", () => {
  test("are letters and digits: a ligature is those it joins, an accent and a sign are none", () => {
    expect(countLetters("— L’œuvre n° 12, « oﬃce » !")).toBe(15);
    expect(countLetters("e\u0301te\u0301 ½")).toBe(5);
    expect(countLetters("")).toBe(0);
  });

  test("are as many in text of any kind as when all of it is taken apart", () => {
    const taken = (text: string) => text.normalize("NFKC").match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    const unit = fc.oneof(
      fc.constantFrom(
        "e",
        "œ",
        "’",
        "\u0301",
        "ª",
        "²",
        "½",
        "ŉ",
        "ﬁ",
        "…",
        "\u2009",
        "한",
        "ᄀ",
        "ᅡ",
      ),
      fc.integer({ min: 1, max: 0x3000 }).map((code) => String.fromCodePoint(code)),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const text = units.join("");
        expect(countLetters(text)).toBe(taken(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the account of a file", () => {
  test("says where letters are missing, and what was mended", () => {
    const ledger = new Ledger();
    ledger.show(shown);
    ledger.mend("mojibake", 4);
    ledger.mend("bad-bytes", 0);
    const account = ledger.account([p(shown.replace(" froid", ""))]);
    expect(account).toMatchObject({
      missing: 5,
      added: 0,
      differences: [{ kind: "missing", text: "froid" }],
      mends: [{ name: "mojibake", count: 4 }],
    });
  });

  test("counts the marks of notes that have become calls, and no other figure", () => {
    const account = (...contents: readonly string[]) => {
      const ledger = new Ledger();
      ledger.show("Le gardien[1] monta les 200 marches.\n[Note 1: Avec sa lampe.]");
      const note = { kind: "n" as const, note: 1, content: "Avec sa lampe." };
      const drafts = contents.map((content) => p(content.replace("[^1]", "[1]")));
      return ledger.account([...contents.map(p), note], [...drafts, p("[Note 1: Avec sa lampe.]")]);
    };
    expect(account("Le gardien[^1] monta les 200 marches.")).toMatchObject({
      missing: 0,
      differences: [],
      setAside: [{ name: "note-mark", count: 2 }],
    });
    expect(account("Le gardien[^1] monta les marches.")).toMatchObject({ missing: 3 });
  });
});

describe("the account of a text of several volumes", () => {
  const account = (shown: string, aside: string, kept: string) => {
    const ledger = new Ledger();
    ledger.show(`${shown}${aside}`);
    ledger.setAside("hidden", aside);
    ledger.mend("bad-bytes", 1);
    return ledger.account([p(kept)]);
  };
  const first = account("Le gardien monta.", "caché", "Le gardien monta.");
  const second = account("La mer dort.", "ici", "La mer.");

  test("is that of each, added up", () => {
    expect(joinAccounts([first, second])).toMatchObject({
      shown: 31,
      kept: 19,
      setAside: [{ name: "hidden", count: 2, letters: 8 }],
      missing: 4,
      added: 0,
      differences: [{ text: "dort" }],
      mends: [{ name: "bad-bytes", count: 2 }],
    });
  });

  test("cannot be told where one of them has none", () => {
    expect(joinAccounts([first, undefined])).toBeUndefined();
    expect(joinAccounts([])).toBeUndefined();
  });
});
