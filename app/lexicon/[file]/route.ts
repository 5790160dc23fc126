import { notFound } from "next/navigation";
import { findLexiconFile, lexiconFileNames } from "#lib/library/chapter-lexicons.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return lexiconFileNames().map((file) => ({ file }));
}

/** What word look-up reads: see `chapter-lexicons.ts`. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = findLexiconFile((await params).file);
  if (file === undefined) notFound();
  return new Response(file.make(), { headers: { "Content-Type": "application/json" } });
}
