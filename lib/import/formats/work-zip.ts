/** Our own formats: a work in a zip, as `toWorkZip` packs it, and a table alone. */

import { describeWork } from "#lib/import/describe-work.ts";
import { openArchive } from "#lib/import/formats/archive.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { toName, toWorkName, withoutExtension } from "#lib/import/work-name.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { decodeText } from "#lib/text/decode.ts";
import { plainText } from "#lib/text/inline.ts";
import { TextError } from "#lib/text/text-error.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { glossaryName, parseWork, urlSafeName } from "#lib/text/work.ts";

/** Reads a zip with a `work.json` and its tables, at its top or in one folder. */
export function readWorkZip(bytes: Uint8Array, fileName: string): WholeWork {
  const archive = openArchive(bytes, "zip");
  const workPath = archive.paths
    .filter((path) => /(?:^|\/)work\.json$/.test(path))
    .sort((a, b) => a.length - b.length)[0];
  if (workPath === undefined) throw new ImportError("damaged", { format: "zip" });
  const folder = workPath.slice(0, -"work.json".length);
  const read = (path: string) => {
    const file = archive.read(path);
    return file && decodeText(file, path);
  };
  const folderName = folder.split("/").at(-2) ?? "";
  const name = urlSafeName.test(folderName) ? folderName : toWorkName(withoutExtension(fileName));
  return readAsOwn(() => {
    const work = parseWork(read(workPath) ?? "", workPath, name);
    const chapters = work.chapters.map((chapter) => {
      const path = `${folder}${chapter}.tsv`;
      const source = read(path);
      if (source === undefined) {
        throw new TextError({
          file: workPath,
          reason: `the chapter “${chapter}” has no table`,
          cure: `add ${chapter}.tsv`,
        });
      }
      return { name: chapter, chapter: parseChapter(source, path) };
    });
    const glossary = read(`${folder}${glossaryName}.tsv`);
    return { work, chapters, ...(glossary === undefined ? {} : { glossary }) };
  });
}

/** Reads one table as a work of one chapter. */
export function readTable(source: string, fileName: string): WholeWork {
  return readAsOwn(() => {
    const name = withoutExtension(fileName);
    const chapter = parseChapter(source, fileName);
    const title = chapter.blocks.find(({ kind }) => kind === "t")?.segments[0]?.cells ?? [];
    const [frTitle, enTitle] = title.map(({ content }) => plainText(content));
    const chapterName = toName(name) ?? "texte";
    const described = describeWork(
      { fileName, title: frTitle ?? name },
      { fileName, title: enTitle },
      { chapters: [chapterName] },
    );
    const [fr, en] = described.editions;
    const [, firstEnglish, ...others] = chapter.editions;
    const work = {
      ...described,
      editions: [
        fr,
        { ...en, name: firstEnglish },
        ...others.map((edition) => ({ ...en, name: edition })),
      ] as const,
    };
    return {
      work: { ...work, editions: [...work.editions] },
      chapters: [{ name: chapterName, chapter }],
    };
  });
}

/** What is wrong with our own format, said as of any other. */
function readAsOwn(read: () => WholeWork): WholeWork {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    const place = error.segmentId === undefined ? "" : ` (${error.segmentId})`;
    throw new ImportError(
      "malformed",
      {
        format: error.file,
        line: error.line ?? 0,
        reason: `${error.reason}${place}; ${error.cure}`,
      },
      { cause: error },
    );
  }
}
