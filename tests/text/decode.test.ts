import { describe, expect, test } from "vitest";
import { decodeText } from "#lib/text/decode.ts";

const file = "texts/candide/01.tsv";
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, isLittleEndian: boolean) => {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) bytes.setUint16(i * 2, text.charCodeAt(i), isLittleEndian);
  return new Uint8Array(bytes.buffer);
};
const throwing = (message: string) => expect.objectContaining({ message });

describe("a file is UTF-8 or refused", () => {
  test("accents and no-break spaces come through as they are", () => {
    expect(decodeText(utf8("« Été\u202f»"), file)).toBe("« Été\u202f»");
  });

  test("a byte order mark is left for whoever mends the file", () => {
    expect(decodeText(utf8("\ufeffid"), file)).toBe("\ufeffid");
  });

  test("é in one byte looks like Windows-1252", () => {
    expect(() => decodeText(latin1("id\tfr\ten\np1.1\tété\tsummer\n"), file)).toThrow(
      throwing(
        `${file}:2: not UTF-8; it looks like Windows-1252 (or ISO 8859-1); save it as UTF-8`,
      ),
    );
  });

  test.each([
    ["little", "\ufeffid\tfr\ten\n", true],
    ["little", "id\tfr\ten\n", true],
    ["big", "\ufeffid\tfr\ten\n", false],
    ["big", "id\tfr\ten\n", false],
  ])("UTF-16, %s-endian, is named: %j", (endian, text, isLittleEndian) => {
    expect(() => decodeText(utf16(text, isLittleEndian), file)).toThrow(
      throwing(`${file}: this is UTF-16, ${endian}-endian; save it as UTF-8`),
    );
  });
});
