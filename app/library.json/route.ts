import { loadWorks } from "#lib/library/library.ts";
import { workOverview } from "#lib/library/work-statistics.ts";
import type { LibraryOverview } from "#lib/reader/library-overview.ts";

export const dynamic = "force-static";

/** `/library.json`: see `library-overview.ts`. */
export function GET(): Response {
  const works = loadWorks().map((work) => {
    const { title, summary } = work;
    const chapters = workOverview(work).map(({ name, title, words }) => ({
      name,
      title,
      words: words.fr,
    }));
    return [work.name, { title, summary, chapters }] as const;
  });
  const overview: LibraryOverview = { works: Object.fromEntries(works) };
  return Response.json(overview);
}
