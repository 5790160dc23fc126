import { describe, expect, test } from "vitest";
import { readHunspell } from "#lib/lexicon/build/hunspell.ts";

const affixes = [
  "SFX S. Y 2",
  "SFX S. 0 0/L'D'Q' [^sxz] is:sg",
  "SFX S. 0 s/D'Q' [^sxz] is:pl",
  "PFX L' Y 1",
  "PFX L' 0 l' .",
  "PFX Um Y 4",
  "PFX Um 0 0/S. .",
  "PFX Um 0 l' [aàâeèéêiîoôuyœæ] dp:le|la+",
  "PFX Um 0 kilo/S.() .",
  "PFX Um 0 d'hecto/S.() . dp:de+",
  "SFX a0 Y 2",
  "SFX a0 er e/j'n'q' [^y]er po:ipre po:spre po:1sg po:3sg",
  "SFX a0 er e/n'q' [^y]er po:impe po:2sg po:3sg",
  "SFX p+ Y 1",
  "SFX p+ er é/L'D'Q' er po:ppas po:adj is:mas is:sg",
].join("\n");

const table = (...stems: string[]) => readHunspell([stems.length, ...stems].join("\n"), affixes);

describe("Hunspell’s dictionary becomes two tables", () => {
  test("a stem keeps part of speech, gender and the paradigms that inflect", () => {
    expect(table("chat/S.()L' po:nom is:mas").stems).toBe("chat\tNOUN\tm\tS.\n");
  });

  test("a verb has its paradigms; a word without endings stands as it is", () => {
    expect(table("laver/a0p+() po:v1_it_q__a", "hélas po:interj").stems).toBe(
      "laver\tVERB\t\ta0 p+\nhélas\tINTJ\t\t=\n",
    );
  });

  test("an irregular plural names its lemma", () => {
    expect(table("arcs-en-ciel/D'Q' po:nom is:mas is:pl st:arc-en-ciel").stems).toBe(
      "arcs-en-ciel\tNOUN\tm.pl\t=\tarc-en-ciel\n",
    );
  });

  test("a measure has its plural, and so has each of its multiples", () => {
    expect(table("mètre/Um() po:nom is:mas").stems).toBe(
      "mètre\tNOUN\tm\tS.\nkilomètre\tNOUN\tm\tS.\n",
    );
  });

  test("what is no word, such as a prefix or an error, is left out", () => {
    expect(table("anti po:pfx", "connection po:err").stems).toBe("");
  });

  test("an ending has every inflection it allows; prefixes are none", () => {
    expect(table().endings).toBe(
      [
        "S.\t\t\t[^sxz]\tsg\t",
        "S.\t\ts\t[^sxz]\tpl\t",
        "a0\ter\te\t[^y]er\tipre.1.sg,ipre.3.sg,spre.1.sg,spre.3.sg\t",
        "a0\ter\te\t[^y]er\timpe.2.sg\t",
        "p+\ter\té\ter\tppas.m.sg\tADJ\t".slice(0, -1),
        "",
      ].join("\n"),
    );
  });
});
