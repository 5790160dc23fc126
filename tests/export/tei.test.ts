import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { toTei } from "#lib/export/tei/tei.ts";
import { importFile } from "#lib/import/import.ts";
import { loadLibrary, textsFolders } from "#lib/library/library.ts";
import type { Chapter } from "#lib/text/model.ts";
import fc from "../property.ts";
import { arbitraryWork, lighthouse } from "./works.ts";

const tei = toTei(lighthouse);
const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

function bringBack(source: string) {
  const imported = importFile("textes.xml", new TextEncoder().encode(source));
  if (imported.kind !== "aligned") throw new Error("the file has one side");
  return imported;
}

/** The French and the English of one column, without the rows that neither has. */
function keepColumns({ blocks }: Chapter, column: number): Chapter {
  const kept = blocks.map((block) => ({
    ...block,
    segments: block.segments
      .map(({ id, cells }) => ({
        id,
        cells: [cells[0], cells[column]].flatMap((cell) => cell ?? []),
      }))
      .filter(({ cells }) => cells.some(({ content }) => content.length > 0)),
  }));
  return { editions: ["fr", "en"], blocks: kept.filter(({ segments }) => segments.length > 0) };
}

describe("toTei", () => {
  test("the header names titles, author, translator, licences and where the texts are from", () => {
    for (const part of [
      '<title xml:lang="fr">Le Chat du phare</title>',
      '<title xml:lang="en">The Lighthouse Cat</title>',
      "<author>En regard</author>",
      '<resp xml:lang="en">translated into English by</resp><name>A. Lemer</name>',
      '<licence xml:lang="fr">CC BY 4.0</licence>',
      "Écrit ici",
      "<p>Un gardien &amp; un chat.</p>",
    ])
      expect(tei).toContain(part);
  });

  test("each segment with two sides is linked once; one without English has its empty place", () => {
    expect(tei).toContain('<link target="#fr-01-le-lait.p1.1 #en-01-le-lait.p1.1"/>');
    expect(tei).not.toMatch(/<link target="[^"]*p1\.3/);
    expect(tei).toContain('<seg xml:id="en-01-le-lait.p1.3" n="p1.3"></seg>');
    const ids = [...tei.matchAll(/ xml:id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...tei.matchAll(/ (?:target|prev)="(#[^"]+)"/g)].flatMap(([, all = ""]) =>
      all.split(" "),
    );
    expect(targets.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
  });

  test("verse has its lines, a speech who speaks; words that end another’s line begin none", () => {
    expect(tei).toContain(
      '<sp><speaker><seg xml:id="fr-01-le-lait.d1.1" n="d1.1">Le chat, <hi rend="italic">bas.</hi> —</seg></speaker><p>',
    );
    expect(tei).toMatch(
      /<l part="F"><seg xml:id="fr-01-le-lait\.d3\.2"[^>]*part="I">Hélas !<\/seg><\/l><l>/,
    );
    expect(tei).toMatch(/<lg><l><seg [^>]*>La mer monte, la mer descend,<\/seg><\/l><l>/);
    expect(tei).toContain(
      '<div type="section"><head><seg xml:id="fr-01-le-lait.h1.1"'.replace("><head", ">\n<head"),
    );
    expect(tei).toContain('<head type="sub">');
  });

  test("a note is called by its number, where it is and where it is missing", () => {
    expect(tei).toContain('<ref type="note" n="1" target="#fr-01-le-lait.n1">1</ref>');
    expect(tei).toContain('<ref type="note" n="9">9</ref>');
    expect(tei).toMatch(/<note xml:id="en-01-le-lait\.n1" n="1" place="end"><p>/);
  });

  test("comes back with its titles and who wrote it, no letter lost", () => {
    const { work, ledger } = bringBack(tei);
    expect(work.work.title).toEqual(lighthouse.work.title);
    expect(work.work.editions.map(({ author, translator }) => author ?? translator)).toEqual([
      "En regard",
      "A. Lemer",
    ]);
    expect(ledger).toMatchObject({ missing: 0, added: 0 });
  });

  test("every work of the library comes back as it was", () => {
    for (const whole of loadLibrary(textsFolders())) {
      for (const [index, { name }] of whole.work.editions.entries()) {
        if (index === 0) continue;
        const tables = whole.chapters.map(({ name, chapter }) => ({
          name,
          chapter: keepColumns(chapter, index),
        }));
        expect(bringBack(toTei(whole, name)).work.chapters, whole.work.name).toEqual(tables);
      }
    }
  });

  test.skipIf(!hasXmllint)("is XML, whatever the texts hold (asked of libxml2)", () => {
    const parse = (source: string) =>
      execFileSync("xmllint", ["--noout", "-"], { input: source, encoding: "utf8" });
    expect(parse(tei)).toBe("");
    fc.assert(
      fc.property(arbitraryWork, (work) => {
        parse(toTei(work));
      }),
      { numRuns: 20 },
    );
  });
});
