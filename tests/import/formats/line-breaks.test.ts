import { describe, expect, test } from "vitest";
import { readBrokenLines } from "#lib/import/formats/line-breaks.ts";

/** Parts as drawn: `p:` a paragraph, `v:` a stanza with ` / ` between its lines. */
function drawn(text: string, hints = {}): string[] {
  return readBrokenLines(text.split("\n"), hints).map(
    ({ kind, content }) => `${kind === "stanza" ? "v" : "p"}: ${content.replaceAll("\n", " / ")}`,
  );
}

describe("lines broken by hand", () => {
  test("are paragraphs where speech begins with a dash", () => {
    expect(
      drawn("Le gardien ouvrit la porte.\n— Qui est là ? demanda-t-il.\n— C’est moi."),
    ).toEqual([
      "p: Le gardien ouvrit la porte.",
      "p: — Qui est là ? demanda-t-il.",
      "p: — C’est moi.",
    ]);
    expect(drawn("Il dit :\n– Viens\n– Non")).toEqual(["p: Il dit :", "p: – Viens", "p: – Non"]);
  });

  test("are verse under the name of who says them, with a dash before a line too", () => {
    const verse =
      "J’ai vu passer la barque au milieu de la nuit,\n—Elle allait vers le phare.\nEt je n’ai fait nul bruit,";
    expect(drawn(`LE GARDIEN:\n${verse}`)).toEqual([
      "p: LE GARDIEN:",
      `v: ${verse.replaceAll("\n", " / ")}`,
    ]);
    expect(drawn("Il dit :\n—Elle allait vers le phare.\n—Non.")).toHaveLength(3);
    const direction =
      "(*Il se dirige, suivi de tous les pêcheurs et de leurs femmes, vers le phare, et se retourne*):";
    const acted = `Je monte\nAu phare. Venez-vous ?\n${direction}\nViens, Thomas !`;
    expect(drawn(`LE GARDIEN:\n${acted}`)).toEqual([
      "p: LE GARDIEN:",
      `v: ${acted.replaceAll("\n", " / ")}`,
    ]);
  });

  test("are one paragraph where the next begins in small letters", () => {
    expect(drawn("— Du lait !\ndit le chat.")).toEqual(["p: — Du lait ! dit le chat."]);
    expect(drawn("Le gardien,\nqui dormait, se leva.")).toEqual([
      "p: Le gardien, qui dormait, se leva.",
    ]);
  });

  test("are paragraphs where an empty line stands between", () => {
    expect(drawn("La mer était calme\n\nLe soir vint\n\n")).toEqual([
      "p: La mer était calme",
      "p: Le soir vint",
    ]);
  });

  test("are paragraphs where they are long, a title before them too", () => {
    const long =
      "Le gardien monta l’escalier du phare avec sa lampe et son vieux chien. Il n’aimait pas la nuit.";
    expect(drawn(`Chapitre premier\n${long}\nIl faisait froid.\n${long}`)).toEqual([
      "p: Chapitre premier",
      `p: ${long}`,
      "p: Il faisait froid.",
      `p: ${long}`,
    ]);
  });

  test("are verse where they are short and open at their ends", () => {
    expect(
      drawn("La mer monte sur la grève,\nLe vent tombe avec le jour,\nLe gardien rêve."),
    ).toEqual(["v: La mer monte sur la grève, / Le vent tombe avec le jour, / Le gardien rêve."]);
    expect(drawn("quand la lampe\nveille seule\nau bord de l’eau")).toEqual([
      "v: quand la lampe / veille seule / au bord de l’eau",
    ]);
  });

  test("are verse, two of them, where they are set off or rhyme", () => {
    expect(drawn("La lune passe\net ne revient pas.", { isSetOff: true })).toEqual([
      "v: La lune passe / et ne revient pas.",
    ]);
    expect(drawn("La barque s’en va sur la mer,\nLe gardien reste avec l’hiver.")).toEqual([
      "v: La barque s’en va sur la mer, / Le gardien reste avec l’hiver.",
    ]);
    expect(drawn("Votre ami,\nPaul Lemer")).toEqual(["p: Votre ami, Paul Lemer"]);
  });

  test("are verse wherever the format says so", () => {
    expect(drawn("Un.\nDeux.", { isVerse: true })).toEqual(["v: Un. / Deux."]);
  });

  test("are verse among paragraphs where some short ones are open", () => {
    const long =
      "Le gardien monta l’escalier du phare avec sa lampe et son vieux chien, et il chantait toujours :";
    expect(drawn(`${long}\nLa mer monte,\nLa mer descend,\nEt le chat dort,\n${long}`)).toEqual([
      `p: ${long}`,
      "v: La mer monte, / La mer descend, / Et le chat dort,",
      `p: ${long}`,
    ]);
  });

  test("are one paragraph where a page was printed in them", () => {
    expect(
      drawn(
        "Le gardien monta l’escalier du phare avec sa lampe et son\nvieux chien, car il n’aimait pas la nuit, ni le vent qui\ntombait de la montagne, ni la mer.\nIl faisait froid.",
      ),
    ).toEqual([
      "p: Le gardien monta l’escalier du phare avec sa lampe et son vieux chien, car il n’aimait pas la nuit, ni le vent qui tombait de la montagne, ni la mer.",
      "p: Il faisait froid.",
    ]);
  });

  test("are a title in capitals, and not verse", () => {
    expect(drawn("LE PHARE\nDE\nLA POINTE")).toEqual(["p: LE PHARE DE LA POINTE"]);
  });

  test("are a name and what is said, as plays are printed", () => {
    expect(
      drawn("LE GARDIEN (*à part*) :\nIl est assez joli, mais n’est pas ajusté\nAu dernier goût."),
    ).toEqual([
      "p: LE GARDIEN (*à part*) :",
      "v: Il est assez joli, mais n’est pas ajusté / Au dernier goût.",
    ]);
    expect(drawn("ODILE.\nUne !")).toEqual(["p: ODILE. Une !"]);
    expect(drawn("À Paris.\nIl neigeait.")).toEqual(["p: À Paris.", "p: Il neigeait."]);
  });

  test("are items where each begins with a bullet or a number", () => {
    expect(drawn("1. du lait\n2. un bol\n3. une lampe")).toEqual([
      "p: 1. du lait",
      "p: 2. un bol",
      "p: 3. une lampe",
    ]);
  });

  test("keep emphasis that goes on over the break as one", () => {
    expect(drawn("*Le Marin*\n*breton*, dit-il.")).toEqual(["p: *Le Marin breton*, dit-il."]);
    expect(drawn("5 \\*\n*trois* fois")).toEqual(["p: 5 \\* *trois* fois"]);
  });
});
