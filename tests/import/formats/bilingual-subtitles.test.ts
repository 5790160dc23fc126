import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { plainText } from "#lib/text/inline.ts";

function read(cues: readonly string[], secondsBetween = 3) {
  const time = (seconds: number) =>
    `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")},000`;
  const source = cues
    .map((cue, at) => {
      const start = at * secondsBetween;
      return `${at + 1}\n${time(start)} --> ${time(start + 2)}\n${cue}\n`;
    })
    .join("\n");
  const imported = importFile("film.srt", new TextEncoder().encode(source));
  if (imported.kind === "text") return { kind: imported.kind };
  const rows = imported.work.chapters.flatMap(({ chapter }) =>
    chapter.blocks.flatMap(({ segments }) =>
      segments.map(({ cells }) => cells.map((cell) => plainText(cell.content)).join(" | ")),
    ),
  );
  return { kind: imported.kind, rows, ledger: imported.ledger };
}

const french = [
  "Le gardien est monté dans la tour.",
  "Il y a une lampe qui ne brûle pas.",
  "Vous êtes sur le phare, et nous aussi.",
  "Les bateaux sont dans le port.",
  "C’est la mer qui les a pris.",
];
const english = [
  "The keeper has gone up to the tower.",
  "There is a lamp that was not lit.",
  "You are on the lighthouse, and so are we.",
  "The boats are in the harbour.",
  "It was the sea that took them.",
];
const both = french.map((line, at) => `${line} | ${english[at]}`);

describe("subtitles that have both languages in each cue", () => {
  test("are rows, whichever is above the other", () => {
    const above = read(french.map((line, at) => `${line}\n${english[at]}`));
    expect(above.rows).toEqual(both);
    expect(above.ledger).toMatchObject({ missing: 0, added: 0 });
    expect(read(french.map((line, at) => `<i>${english[at]}</i>\n${line}`)).rows).toEqual(both);
  });

  test("may have more lines of one than of the other, and cues of one alone", () => {
    const cues = french.map((line, at) => `${line}\n${english[at]}`);
    cues[1] = "Il y a une lampe\nqui ne brûle pas.\nThere is a lamp that was not lit.";
    expect(read(cues).rows).toEqual(both);
    expect(read([...cues, "— Oui, je le sais."]).rows).toEqual([...both, "— Oui, je le sais. | "]);
  });

  test("have sentences over several cues, which are one row", () => {
    const cues = french.map((line, at) => `${line}\n${english[at]}`);
    cues.push("Puis il est descendu\nThen he came down");
    cues.push("dans la nuit.\ninto the night.");
    expect(read(cues).rows?.at(-1)).toBe(
      "Puis il est descendu dans la nuit. | Then he came down into the night.",
    );
  });

  test("are none of one language in two lines, though somebody speaks the other at times", () => {
    expect(read(french.map((line) => line.replace(/ (?=\S+ \S+$)/, "\n"))).kind).toBe("text");
    const mixed = [...french, ...french, ...french].map((line) => line.replace(/ (?=\S+$)/, "\n"));
    mixed[3] = "Il dit que la mer\nis the end of all that we were.";
    expect(read(mixed).kind).toBe("text");
  });

  test("of a cue with thousands of lines are read as soon as others", () => {
    const cues = french.map((line, at) => `${line}\n${english[at]}`);
    const long = Array.from({ length: 4_000 }, () => "Le chat et la mer.").join("\n");
    expect(read([...cues, `${long}\nThe cat and the sea.`]).rows?.at(-1)).toMatch(
      /la mer\. \| The cat and the sea\.$/,
    );
  });
});
