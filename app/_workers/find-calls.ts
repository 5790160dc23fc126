import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import type { EntryKey } from "#lib/search/entry.ts";
import type { FindRequest } from "#lib/search/find-address.ts";
import type { ChapterOccurrences } from "#lib/search/occurrences.ts";
import type { Group, Groups, Place, Suggestion } from "#lib/search/search-source.ts";
import type { Span } from "#lib/study/word.ts";
import type { Bilingual, BlockKind } from "#lib/text/model.ts";
import type { Side } from "#lib/text/side.ts";
import type { WorkerError } from "./worker-calls.ts";
import { openWorkerClient, type WorkerClient } from "./worker-client.ts";

/** What the worker seeks, and where. */
export interface FindInput {
  readonly request: FindRequest;
  /** Counts how often the reader’s own texts have been made ready: what was read before is old. */
  readonly round?: number;
}

/** What an answer says of a request. */
export interface Found extends Groups {
  /** Why there is nothing to find. */
  readonly fault?: "empty" | "no-words" | "too-long";
  /** Words spelt nearly so, for a word that no text has. */
  readonly near: readonly Near[];
}

/** Words that may have been meant. */
export interface Near {
  readonly typed: string;
  readonly side: Side;
  readonly forms: readonly string[];
}

/** A hit with its text. */
export interface ShownHit {
  readonly place: Place;
  /** Of the segment. */
  readonly id: string;
  readonly kind: BlockKind;
  readonly chapterTitle: Bilingual;
  readonly fr: string;
  readonly en: string;
  /** What is marked on each side. */
  readonly frSpans: readonly Span[];
  readonly enSpans: readonly Span[];
  /** The name of its group. */
  readonly group: string;
}

/** Some hits, and where to ask on. */
export interface ShownHits {
  readonly hits: readonly ShownHit[];
  readonly next?: Place;
  /** Else the rarer ways of saying it are shown where one of them is chosen. */
  readonly isWhole: boolean;
}

/** What the find worker can be asked. */
export interface FindCalls {
  readonly groups: {
    readonly input: FindInput;
    readonly output: Found;
  };
  readonly hits: {
    readonly input: FindInput & { readonly after?: Place | undefined; readonly most: number };
    readonly output: ShownHits;
  };
  /** Where it stands, without the texts. */
  readonly places: {
    readonly input: FindInput & { readonly most: number };
    readonly output: { readonly places: readonly Place[] };
  };
  /** How the library says a French word or expression, the most frequent first. */
  readonly said: {
    readonly input: { readonly entry: EntryKey };
    readonly output: readonly Group[];
  };
  /** Sentences for it: from the works that were read first, then from others no harder. */
  readonly examples: {
    readonly input: {
      readonly entry: EntryKey;
      readonly read: readonly string[];
      readonly most: number;
    };
    readonly output: readonly ShownHit[];
  };
  /** What an own chapter, compiled, has to be found. */
  readonly occurrences: {
    readonly input: { readonly segments: readonly SegmentWords[]; readonly source: string };
    readonly output: ChapterOccurrences;
  };
  readonly complete: {
    readonly input: FindInput & { readonly typed: string; readonly side: Side };
    readonly output: readonly Suggestion[];
  };
}

/** How many chapters of the reader’s own texts have been analysed. */
export interface FindProgress {
  readonly done: number;
  readonly all: number;
}

/** Why nothing can be found; reading goes on. */
export type FindFailure = "absent" | "damaged" | "old" | "tables" | "unavailable";
export type FindError = WorkerError<FindFailure>;

/** A client of the find worker. */
export function openFindClient(): WorkerClient<FindCalls> {
  return openWorkerClient(
    () => new Worker(new URL("./find.worker.ts", import.meta.url), { type: "module" }),
  );
}

let shared: WorkerClient<FindCalls> | undefined;

/** The one find worker of the page. */
export function findClient(): WorkerClient<FindCalls> {
  shared ??= openFindClient();
  return shared;
}
