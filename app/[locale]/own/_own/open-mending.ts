import { isDoubtful } from "#app/_mend/shown-rows.ts";
import {
  findOwnWork,
  type LoadedChapter,
  loadOwnChapter,
  loadOwnTables,
  toWork,
} from "#app/_store/own-works.ts";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import type { Edition, Work } from "#lib/text/model.ts";
import { askedEdition } from "./edition.ts";

/** A chapter of an own work on the screen for mending. */
export interface OpenMending {
  readonly kept: OwnWork;
  readonly work: Work;
  readonly name: string;
  readonly loaded: LoadedChapter;
  /** Rows to look at, by chapter. */
  readonly doubtful: ReadonlyMap<string, number>;
  readonly isUnrelated: boolean;
  /** The English that is shown and mended. */
  readonly edition: Edition;
}

/** What the query of an address asks for. */
export async function openMending(asked: URLSearchParams): Promise<OpenMending | undefined> {
  const kept = await findOwnWork(asked.get("work") ?? "");
  if (kept === undefined) return undefined;
  const tables = await loadOwnTables(kept);
  const doubtful = new Map(
    tables.map(({ name, confidence }) => [
      name,
      Object.values(confidence).filter(isDoubtful).length,
    ]),
  );
  const name = asked.get("chapter") ?? kept.overview[0]?.name ?? "";
  const loaded = await loadOwnChapter(kept.name, name);
  if (loaded === undefined) return undefined;
  const work = toWork(kept);
  return {
    kept,
    work,
    name,
    loaded,
    doubtful,
    isUnrelated: asked.has("unrelated"),
    edition: askedEdition(asked, work),
  };
}
