import { defineElement } from "#lib/embed/element.ts";
import { readPassage } from "#lib/embed/passage.ts";

export const dynamic = "force-static";

/** `/texts/embed.js`: the element with which other sites show a passage; a file without imports. */
export function GET(): Response {
  return new Response(`(${defineElement.toString()})(${readPassage.toString()});\n`, {
    headers: { "Content-Type": "text/javascript; charset=utf-8" },
  });
}
