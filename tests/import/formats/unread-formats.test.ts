import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { en } from "#app/_messages/en.ts";
import { fr } from "#app/_messages/fr.ts";
import { importFile } from "#lib/import/import.ts";
import { ImportError } from "#lib/import/import-error.ts";

function fault(name: string, content: string | Uint8Array): ImportError | undefined {
  const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  try {
    importFile(name, typeof content === "string" ? latin(content) : content);
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
  return undefined;
}
const zip = (...paths: readonly string[]) =>
  zipSync(Object.fromEntries(paths.map((path) => [path, strToU8("x")])));
const ole = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
const stream = (name: string) => `${ole}${[...name].join("\0")}`;

describe("a file of a format that is not read", () => {
  const files: readonly (readonly [string, string | Uint8Array, string, string])[] = [
    ["a.rtf", "{\\rtf1\\ansi Bonjour}", "RTF", "document"],
    ["a.doc", stream("WordDocument"), "DOC", "document"],
    ["a.xls", stream("Workbook"), "XLS", "spreadsheet"],
    ["a.doc", `${stream("Workbook")}${stream("WordDocument")}`, "DOC", "document"],
    ["a.ppt", stream("PowerPoint Document"), "PPT", "presentation"],
    ["a.djvu", "AT&TFORM\0\0", "DjVu", "scan"],
    ["a.kfx", "CONT\u0002\0", "Kindle KFX", "ebook"],
    ["a.lit", "ITOLITLS\u0001", "LIT", "ebook"],
    ["a.rar", "Rar!\u001a\u0007", "RAR", "archive"],
    ["a.xlsb", zip("xl/workbook.bin"), "XLSB", "spreadsheet"],
    ["a.pptx", zip("ppt/presentation.xml"), "PPTX", "presentation"],
    ["a.pages", zip("Index/Document.iwa"), "Pages", "document"],
    ["a.key", zip("Index/Document.iwa", "Index/Slide-1.iwa"), "Keynote", "presentation"],
    ["a.pub", stream("Quill"), "Publisher", "document"],
    ["a.doc", "\u00db\u00a5-\0\0\0", "DOC", "document"],
    ["a.pdb", `${"livre".padEnd(60, "\0")}PNRdPPrs\0\0`, "Palm", "ebook"],
    ["a.heic", "\0\0\0\u0018ftypheic\0\0", "HEIC", "scan"],
    ["a.webp", "RIFF$\0\0\0WEBPVP8 ", "WebP", "scan"],
    ["a.gif", "GIF89a\u0001\0", "GIF", "scan"],
    ["a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG", "scan"],
    ["a.mp3", "ID3\u0004\0\0", "MP3", "recording"],
    ["b.mp3", "\u00ff\u00fb\u0090d\0\0", "MP3", "recording"],
    ["a.m4b", "\0\0\0 ftypM4B \0\0", "MP4", "recording"],
    ["a.mkv", "\u001aE\u00df\u00a3\u0001\0", "Matroska", "recording"],
    ["a.wav", "RIFF$\0\0\0WAVEfmt ", "WAV", "recording"],
    ["a.acsm", '<?xml version="1.0"?><fulfillmentToken/>', "ACSM", "pointer"],
    ["a.url", "[InternetShortcut]\r\nURL=https://a.fr/", "URL", "pointer"],
    ["a.lcpl", '{"id":"1","profile":"http://readium.org/lcp/basic-profile"}', "LCP", "pointer"],
    ["a.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "MHTML", "web-page"],
    ["a.webarchive", "bplist00\u00d4\u0001", "web archive", "web-page"],
    ["a.fodt", '<?xml version="1.0"?><office:document/>', "FODT", "document"],
    ["a.xml", '<?xml version="1.0"?><livre>Il dort.</livre>', "XML", "document"],
    ["a.cbz", zip("p/001.jpg", "p/002.jpg"), "comic", "scan"],
    ["a.zip", zip("a.txt"), "zip", "archive"],
    [
      "a.odp",
      zipSync({
        mimetype: strToU8("application/vnd.oasis.opendocument.presentation"),
        "content.xml": strToU8("<x/>"),
      }),
      "ODP",
      "presentation",
    ],
  ];
  for (const [name, content, format, wayOut] of files) {
    test(`${format} is named, with its way out`, () => {
      expect(fault(name, content)?.values).toEqual({ format, wayOut });
    });
  }

  test("has a sentence for each way out, in both languages", () => {
    for (const wayOut of new Set(files.map(([, , , way]) => way))) {
      for (const messages of [en, fr]) {
        expect(messages.import).toHaveProperty(`error_unread-${wayOut}`);
      }
    }
  });

  test("is not a text that begins with the same letters", () => {
    expect(fault("a.txt", "CONTES du lundi\n\nIl dormit.")).toBeUndefined();
    expect(fault("a.txt", "Rar! cria-t-il.\n\nIl dormit.")).toBeUndefined();
    expect(fault("a.txt", "GIF est un format.\n\nIl dormit.")).toBeUndefined();
    expect(fault("a.txt", "ID3, dit-il.\n\nIl dormit.")).toBeUndefined();
    expect(fault("a.txt", "[Internet]\n\nIl dormit.")).toBeUndefined();
    expect(fault("a.txt", "From: une gare\n\nIl dormit.")).toBeUndefined();
    expect(fault("a.xhtml", '<?xml version="1.0"?><div><p>Il dormit.</p></div>')).toBeUndefined();
    expect(fault("a.html", "<p>Il dormit.</p><svg><path/></svg>")).toBeUndefined();
  });
});
