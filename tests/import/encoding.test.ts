import { describe, expect, test } from "vitest";
import { decodeAnyText, findEncoding, readAnyText } from "#lib/import/formats/encoding.ts";
import { mendMojibake } from "#lib/import/formats/mojibake.ts";
import { decodeSingleBytes, type SingleByteEncoding } from "#lib/import/formats/single-bytes.ts";
import { ImportError } from "#lib/import/import-error.ts";

const sentence = "« Où est l’œuf de Noël ? » demanda l’élève à la française…";

const windows: Readonly<Record<string, number>> = { "’": 0x92, œ: 0x9c, "…": 0x85 };
const macintosh: Readonly<Record<string, number>> = {
  "«": 0xc7,
  "»": 0xc8,
  "’": 0xd5,
  œ: 0xcf,
  "…": 0xc9,
  é: 0x8e,
  è: 0x8f,
  ë: 0x91,
  ù: 0x9d,
  à: 0x88,
  ç: 0x8d,
};

function encode(text: string, table: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from(text, (letter) => table[letter] ?? letter.charCodeAt(0));
}

function encodeUtf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  }
  return bytes;
}

describe("decodeAnyText", () => {
  test("finds the encoding of a French sentence out", () => {
    const cases = {
      "utf-8": new TextEncoder().encode(sentence),
      "windows-1252": encode(sentence, windows),
      macintosh: encode(sentence, macintosh),
      "utf-16le": encodeUtf16(sentence, true),
      "utf-16be": encodeUtf16(sentence, false),
    };
    for (const [encoding, bytes] of Object.entries(cases)) {
      expect(findEncoding(bytes)).toBe(encoding);
      expect(decodeAnyText(bytes)).toBe(sentence);
    }
  });

  test("leaves out byte order marks and composes letters", () => {
    expect(decodeAnyText(new TextEncoder().encode("\ufeffe\u0301tait"))).toBe("était");
    expect(decodeAnyText(encodeUtf16("\ufeffété", true))).toBe("été");
    expect(decodeAnyText(encodeUtf16("\ufeffété", false))).toBe("été");
  });

  test("refuses bytes that are no text, whatever the file is called", () => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 37) % 251);
    expect(() => decodeAnyText(bytes)).toThrow(new ImportError("binary", {}).message);
  });

  test("keeps one stray control character from costing the whole text", () => {
    const text = `${sentence.repeat(40)}\u0002`;
    expect(decodeAnyText(new TextEncoder().encode(text))).toBe(text);
  });
});

describe("a text with a few bad bytes", () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((p) => [...p]));

  test("is UTF-8 all the same, whether cut in a letter or pasted together", () => {
    const cut = utf8(`${sentence} é`).subarray(0, -1);
    expect(readAnyText(cut)).toMatchObject({ text: `${sentence} `, badBytes: 1 });
    const pasted = joined(utf8(sentence), Uint8Array.of(0xe9), utf8(sentence));
    expect(readAnyText(pasted)).toMatchObject({ text: `${sentence}é${sentence}`, badBytes: 1 });
    const stray = joined(utf8(sentence), Uint8Array.of(0xff), utf8(sentence));
    expect(readAnyText(stray)).toMatchObject({ text: `${sentence}\ufffd${sentence}`, badBytes: 1 });
  });

  test("is no UTF-8 for one pair of signs in a text of Windows", () => {
    expect(findEncoding(encode("Ã©, dit l’élève de Noël", windows))).toBe("windows-1252");
  });
});

describe("a text of DOS", () => {
  test("is told from one of Windows and of a Mac", () => {
    const dos = { é: 0x82, è: 0x8a, ê: 0x88, à: 0x85, ç: 0x87, ù: 0x97, "«": 0xae, "»": 0xaf };
    const text = "« Où est l'élève ? » demanda la mère à François. Il a mangé la crêpe.";
    expect(findEncoding(encode(text, dos))).toBe("cp850");
    expect(decodeAnyText(encode(text, dos))).toBe(text);
  });
});

describe("mojibake", () => {
  const misread = (text: string, encoding: SingleByteEncoding) =>
    decodeSingleBytes(new TextEncoder().encode(text), encoding);

  test("is mended whatever it was misread as, and said", () => {
    for (const encoding of ["windows-1252", "macintosh", "cp850"] as const) {
      const read = readAnyText(new TextEncoder().encode(misread(sentence, encoding)));
      expect(read.text).toBe(sentence);
      expect(read.mojibake).toBeGreaterThan(5);
    }
    const twice = misread(misread(sentence, "windows-1252"), "windows-1252");
    expect(mendMojibake(twice).text).toBe(sentence);
  });

  test("of one machine’s letters read as another’s is mended", () => {
    const text = "Il était là, l’élève, près de la forêt où il avait mangé la crêpe.";
    const mac = encode(text, { é: 0x8e, à: 0x88, è: 0x8f, ê: 0x90, ù: 0x9d, "’": 0xd5 });
    expect(mendMojibake(decodeSingleBytes(mac, "windows-1252")).text).toBe(text);
    const western = encode(text, windows);
    expect(mendMojibake(decodeSingleBytes(western, "macintosh")).text).toBe(text);
    const dos = encode(text.replace("’", "'"), { é: 0x82, à: 0x85, è: 0x8a, ê: 0x88, ù: 0x97 });
    expect(mendMojibake(decodeSingleBytes(dos, "windows-1252")).text).toBe(text.replace("’", "'"));
  });

  test("is nothing that a good text has", () => {
    for (const good of [
      sentence,
      "Âge, ÂME, Ãbreu, 3 × 4 ± 5 ¾",
      "“Curly quotes” – and a dash — here…",
      "L’ÉTÉ À LA FORÊT",
      "« É\u00a0! L’Ê\u00a0! Ô\u00a0! PRÉ\u00a0» dit-il, « É\u00a0! CÔ\u00a0»",
      "Il écrit « Ã© » au lieu d’« é ».",
    ]) {
      expect(mendMojibake(good)).toEqual({ text: good, count: 0 });
    }
  });
});

test("a poem with a bell in it is a text", () => {
  expect(decodeAnyText(new TextEncoder().encode("La mer\u0007 monte.\n"))).toContain("monte");
  const noise = Uint8Array.from({ length: 60 }, (_, index) => index % 9);
  expect(() => decodeAnyText(noise)).toThrow();
});
