import { loadChapter, loadWork, loadWorks } from "#lib/library/library.ts";
import { formatChapter } from "#lib/text/chapter.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return loadWorks().flatMap((work) =>
    work.chapters.map((chapter) => ({ work: work.name, file: `${chapter}.tsv` })),
  );
}

/** The table of a chapter, for whoever mends it in the page or wants it as it is. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ work: string; file: string }> },
): Promise<Response> {
  const { work: name, file } = await params;
  const work = loadWork(name);
  const chapter = work && loadChapter(work, file.replace(/\.tsv$/, ""));
  if (chapter === undefined) return new Response(null, { status: 404 });
  return new Response(formatChapter(chapter), {
    headers: { "Content-Type": "text/tab-separated-values; charset=utf-8" },
  });
}
