import { exportFormats } from "#lib/export/export-formats.ts";
import { worksToBuild } from "#lib/library/built-works.ts";
import { loadChapter, loadWholeWork, loadWork } from "#lib/library/library.ts";
import { catalogueEntry } from "#lib/publish/catalogue-entry.ts";
import { formatChapter } from "#lib/text/chapter.ts";
import type { Work } from "#lib/text/model.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return worksToBuild().flatMap((work) =>
    [
      ...work.chapters.map((chapter) => `${chapter}.tsv`),
      ...exportFormats.map((format) => `${work.name}.${format.name}`),
    ].map((file) => ({ work: work.name, file })),
  );
}

/** The table of a chapter, for whoever mends it in the page; a work whole, to be taken away. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ work: string; file: string }> },
): Promise<Response> {
  const { work: name, file } = await params;
  const work = loadWork(name);
  const made = work && (makeTable(work, file) ?? (await makeDownload(work, file)));
  if (made === undefined) return new Response(null, { status: 404 });
  return new Response(made.content as BodyInit, { headers: { "Content-Type": made.type } });
}

interface Made {
  readonly content: string | Uint8Array;
  readonly type: string;
}

function makeTable(work: Work, file: string): Made | undefined {
  const chapter = loadChapter(work, file.replace(/\.tsv$/, ""));
  return (
    chapter && {
      content: formatChapter(chapter),
      type: "text/tab-separated-values; charset=utf-8",
    }
  );
}

/** Made at the date of its editions, so that two builds give the same file. */
async function makeDownload(work: Work, file: string): Promise<Made | undefined> {
  const format = exportFormats.find(({ name }) => file === `${work.name}.${name}`);
  if (format === undefined) return undefined;
  const modified = new Date(catalogueEntry(work, "fr").updated);
  return {
    content: await format.write(loadWholeWork(work), { modified }),
    type: format.mediaType,
  };
}
