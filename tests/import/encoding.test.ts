import { describe, expect, test } from "vitest";
import { decodeAnyText, findEncoding } from "#lib/import/formats/encoding.ts";
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
