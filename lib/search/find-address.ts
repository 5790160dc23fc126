/** What is sought, as an address says it, so that a search can be shared and gone back to. */

import type { Matching } from "#lib/search/find-query.ts";
import { blockKinds } from "#lib/text/block-kinds.ts";
import type { BlockKind, Level } from "#lib/text/model.ts";
import { levels } from "#lib/text/work.ts";

/** Where is sought. A chapter is named with its work, and a work by its key: see `address.ts`. */
export type FindScope =
  | { readonly in: "library" }
  | { readonly in: "own" }
  | { readonly in: "work"; readonly work: string }
  | { readonly in: "chapter"; readonly work: string; readonly chapter: string };

/** All that a reader asks on the page where they find. */
export interface FindRequest {
  /** The two fields, as typed. */
  readonly fr: string;
  readonly en: string;
  readonly matching: Matching;
  readonly scope: FindScope;
  /** Works of these levels; of all where there are none. */
  readonly levels: readonly Level[];
  /** In blocks of these kinds; in all where there are none. */
  readonly kinds: readonly BlockKind[];
  /** Said so on the other side, and by nothing else; the name of a group. */
  readonly only: string | undefined;
  /** Not said so on the other side. */
  readonly not: readonly string[];
}

export const nothingSought: FindRequest = {
  fr: "",
  en: "",
  matching: "linked",
  scope: { in: "library" },
  levels: [],
  kinds: [],
  only: undefined,
  not: [],
};

/** The request that an address has: what is not understood is left out. */
export function parseFindRequest(search: string): FindRequest {
  const parameters = new URLSearchParams(search);
  const listed = <Value extends string>(name: string, known: readonly Value[]) => {
    const asked = new Set(parameters.get(name)?.split(","));
    return known.filter((value) => asked.has(value));
  };
  return {
    fr: parameters.get("fr") ?? "",
    en: parameters.get("en") ?? "",
    matching: parameters.get("by") === "presence" ? "present" : "linked",
    scope: parseScope(parameters.get("in") ?? ""),
    levels: listed("level", levels),
    kinds: listed("kind", Object.keys(blockKinds) as BlockKind[]),
    only: parameters.get("only") ?? undefined,
    not: parameters.getAll("not"),
  };
}

/** The request as the end of an address; empty where nothing is asked. */
export function formatFindRequest(request: FindRequest): string {
  const parameters = new URLSearchParams();
  if (request.fr !== "") parameters.set("fr", request.fr);
  if (request.en !== "") parameters.set("en", request.en);
  if (request.matching === "present") parameters.set("by", "presence");
  const scope = formatScope(request.scope);
  if (scope !== "") parameters.set("in", scope);
  if (request.levels.length > 0) parameters.set("level", request.levels.join(","));
  if (request.kinds.length > 0) parameters.set("kind", request.kinds.join(","));
  if (request.only !== undefined) parameters.set("only", request.only);
  for (const each of request.not) parameters.append("not", each);
  const formatted = parameters.toString();
  return formatted === "" ? "" : `?${formatted}`;
}

/** `own`, `candide`, `candide/01`, `own/mon-livre`, `own/mon-livre/01`; the library is all else. */
function parseScope(text: string): FindScope {
  if (text === "own") return { in: "own" };
  const parts = text.split("/");
  const isOwn = parts[0] === "own";
  const work = parts.slice(0, isOwn ? 2 : 1).join("/");
  const chapter = parts[isOwn ? 2 : 1] ?? "";
  if (work === "" || work === "own/") return { in: "library" };
  return chapter === "" ? { in: "work", work } : { in: "chapter", work, chapter };
}

/** See `parseScope`. */
export function formatScope(scope: FindScope): string {
  if (scope.in === "library") return "";
  if (scope.in === "own") return "own";
  return scope.in === "work" ? scope.work : `${scope.work}/${scope.chapter}`;
}
