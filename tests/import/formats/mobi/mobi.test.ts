import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { unpackPalmDoc } from "#lib/import/formats/mobi/palm-doc.ts";
import { importAnyFile } from "#lib/import/import-any-file.ts";
import { ImportError } from "#lib/import/import-error.ts";

interface MadeMobi {
  readonly html: string;
  readonly compression?: 1 | 2 | 17_480;
  readonly encryption?: number;
  /** Lists and a cut letter stand behind the text of a record. */
  readonly hasTrailing?: boolean;
}

/** A book of our own: its text in one record, packed as letters where it is packed. */
function makeMobi({ html, compression = 1, encryption = 0, hasTrailing = false }: MadeMobi) {
  const text = new TextEncoder().encode(html);
  const packed = compression === 2 ? packLetters(text) : text;
  const record = hasTrailing ? Uint8Array.from([...packed, 0, 1, 2, 0x83]) : packed;
  const header = 232;
  const about = exth([
    [100, "Anne Lemer"],
    [503, "Le Phare"],
  ]);
  const first = new Uint8Array(16 + header + about.length);
  const view = new DataView(first.buffer);
  view.setUint16(0, compression);
  view.setUint16(8, 1);
  view.setUint16(12, encryption);
  first.set(new TextEncoder().encode("MOBI"), 16);
  view.setUint32(20, header);
  view.setUint32(28, 65_001);
  view.setUint32(36, 6);
  view.setUint16(242, hasTrailing ? 3 : 0);
  first.set(about, 16 + header);
  return database([first, record]);
}

function exth(said: readonly (readonly [type: number, value: string])[]): Uint8Array {
  const records = said.flatMap(([type, value]) => {
    const bytes = new TextEncoder().encode(value);
    return [...uint32(type), ...uint32(bytes.length + 8), ...bytes];
  });
  const name = new TextEncoder().encode("EXTH");
  return Uint8Array.from([
    ...name,
    ...uint32(records.length + 12),
    ...uint32(said.length),
    ...records,
  ]);
}

function database(records: readonly Uint8Array[]): Uint8Array {
  const heading = 78 + 8 * records.length + 2;
  const size = records.reduce((sum, { length }) => sum + length, heading);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("phare"), 0);
  bytes.set(new TextEncoder().encode("BOOKMOBI"), 60);
  view.setUint16(76, records.length);
  let at = heading;
  for (const [index, record] of records.entries()) {
    view.setUint32(78 + 8 * index, at);
    bytes.set(record, at);
    at += record.length;
  }
  return bytes;
}

function uint32(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function packLetters(text: Uint8Array): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((byte) => (byte < 0x80 && byte > 8 ? [byte] : [1, byte])),
  );
}

async function list(bytes: Uint8Array): Promise<readonly string[]> {
  const imported = await importAnyFile("phare.mobi", bytes);
  if (imported.kind !== "text") throw new Error("a text of one side");
  expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
  return imported.text.blocks.map(({ kind, note, content }) => `${kind}${note ?? ""}: ${content}`);
}

const page =
  "<html><head><guide></guide></head><body><h1>Chapitre 1</h1><p>Le gardien monta l’escalier. Il faisait froid.</p><mbp:pagebreak/><h1>Chapitre 2</h1><p>La mer était <i>noire</i>. La nuit vint.</p></body></html>";
const blocks = [
  "t: Chapitre 1",
  "p: Le gardien monta l’escalier. Il faisait froid.",
  "t: Chapitre 2",
  "p: La mer était *noire*. La nuit vint.",
];

describe("a book for Kindle", () => {
  test("is read whether it is packed or not, without what stands behind its text", async () => {
    for (const made of [
      { html: page },
      { html: page, compression: 2 },
      { html: page, hasTrailing: true },
    ] as const) {
      expect(await list(makeMobi(made))).toEqual(blocks);
    }
  });

  test("says its title and author", async () => {
    const imported = await importAnyFile("phare.azw", makeMobi({ html: page }));
    expect(imported.kind === "text" && imported.text).toMatchObject({
      title: "Le Phare",
      author: "Anne Lemer",
    });
  });

  test("has its notes at places counted in bytes", async () => {
    const made = (note: number, call: number) =>
      `<html><body><p>Il dormait à l’étage.<sup><a filepos=${String(note).padStart(10, "0")}>1</a></sup> Puis il se leva.</p><p>La nuit vint enfin.</p><p>1. <a filepos=${String(call).padStart(10, "0")}>↑</a> Peu.</p></body></html>`;
    const bytesBefore = (part: string, of: string) =>
      new TextEncoder().encode(of.slice(0, of.indexOf(part))).length;
    const draft = made(0, 0);
    const html = made(bytesBefore("<p>1. ", draft), bytesBefore("<sup>", draft));
    expect(await list(makeMobi({ html }))).toEqual([
      "p: Il dormait à l’étage.[^1] Puis il se leva.",
      "p: La nuit vint enfin.",
      "n1: Peu.",
    ]);
  });

  test("copies what came before, as PalmDOC packs it", () => {
    // `la ` and a copy of three letters from three before, then a space and an `x` in one.
    const packed = Uint8Array.from([0x6c, 0x61, 0x20, 0x80, 3 << 3, 0x80 | 0x78]);
    expect(new TextDecoder().decode(unpackPalmDoc(packed))).toBe("la la  x");
    expect(() => unpackPalmDoc(Uint8Array.from([0x80, 9 << 3]))).toThrow(RangeError);
  });

  test("that is locked, damaged or packed in another way says so", async () => {
    const codeOf = async (bytes: Uint8Array) => {
      const error: unknown = await importAnyFile("a.mobi", bytes).catch(
        (reason: unknown) => reason,
      );
      return error instanceof ImportError ? error.code : String(error);
    };
    expect(await codeOf(makeMobi({ html: page, encryption: 2 }))).toBe("encrypted");
    expect(await codeOf(makeMobi({ html: page, compression: 17_480 }))).toBe("unread-format");
    const whole = makeMobi({ html: page });
    for (const length of [70, 90, 120, 200]) {
      expect(await codeOf(whole.slice(0, length))).toBe("damaged");
    }
  });

  test("made by Calibre of a page of ours, old or new, has its chapters, verse and notes", async () => {
    for (const [name, verse] of [
      [
        "phare.azw3",
        "v: Ô lampe, veille\nSur la mer qui sommeille,\nEt garde le bateau\nQui revient sur l’eau",
      ],
      ["phare.mobi", "q: Ô lampe, veille"],
    ] as const) {
      const lines = await list(readFileSync(path.join(import.meta.dirname, name)));
      expect(lines.filter((line) => line.startsWith("t: Chapitre"))).toEqual([
        "t: Chapitre I. La lampe",
        "t: Chapitre II. Le compte",
      ]);
      expect(lines).toContain(
        "p: Le gardien monta l’escalier[^1] sans bruit. La mer était calme, comme on le verra au chapitre II.",
      );
      expect(lines).toContain(verse);
      expect(lines).toContain("n2: Par l’échelle.");
    }
  });

  test("notes of a newer book that Calibre made are found where its links lead", async () => {
    const lines = await list(readFileSync(path.join(import.meta.dirname, "barque.azw3")));
    expect(lines).toContain("p: Le passeur[^1] dormait dans sa barque, sous les saules.");
    expect(lines).toContain("n1: Il s’appelait Roux.");
    expect(lines).toContain("p: On en parlait[^3] encore.");
    expect(lines).toContain("n3: Les vieux surtout.");
    expect(lines).toContain("p: Elle ne sonnait plus depuis la crue de 1841.");
  });

  test("a newer book whose lists are damaged keeps its words, and its links lead nowhere", async () => {
    const whole = readFileSync(path.join(import.meta.dirname, "barque.azw3"));
    const damaged = Buffer.from(whole);
    for (let at = whole.indexOf("TAGX"); at !== -1; at = whole.indexOf("TAGX", at + 1)) {
      damaged.write("XXXX", at);
    }
    const lines = await list(damaged);
    expect(lines).toContain("p: Elle ne sonnait plus depuis la crue de 1841.");
    expect(lines.join("\n")).toContain("Il s’appelait Roux.");
  });

  const real = "../shared/cases-office/fr.mobi";
  test.skipIf(!existsSync(real))("made by Calibre has its chapters and notes", async () => {
    const lines = await list(readFileSync(real));
    expect(lines.filter((line) => /^t/.test(line))).toHaveLength(3);
    expect(lines).toContain("n1: On frappait rarement.");
  });
});
