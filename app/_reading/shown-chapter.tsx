"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ProseLabels } from "#lib/reader/prose-html.ts";
import type { Chapter, EditionName } from "#lib/text/model.ts";

/** The chapter that a page shows. The page says it once; every part that asks is told by it. */
export interface ShownChapter {
  /** Under which the place in the work, and its words, are kept: see `address.ts`. */
  readonly workKey: string;
  readonly name: string;
  /** The English edition beside the French. */
  readonly edition: EditionName;
  /** What a word’s sentence is said to be from. */
  readonly frenchTitle: string;
  /** The address of the chapter’s words, looked up; absent for a text that the reader brought. */
  readonly lexicon?: string;
  /** The address of the lexicon’s tables. */
  readonly tables: string;
  /** Another English edition of it, where the work has one. */
  readonly second?: SecondChapter | undefined;
}

/** Another English edition of the chapter shown. */
export interface SecondChapter {
  readonly name: EditionName;
  readonly label: string;
  /** Where it is the one beside the French. */
  readonly href: string;
  /** The chapter’s table, or its address. */
  readonly from: Chapter | string;
  readonly labels: ProseLabels;
}

const ShownChapterContext = createContext<ShownChapter | undefined>(undefined);

export function ShownChapterProvider({
  chapter,
  children,
}: {
  readonly chapter: ShownChapter;
  readonly children: ReactNode;
}) {
  return <ShownChapterContext value={chapter}>{children}</ShownChapterContext>;
}

export function useShownChapter(): ShownChapter {
  const chapter = useContext(ShownChapterContext);
  if (chapter === undefined) throw new RangeError("this part stands outside a reading page");
  return chapter;
}
