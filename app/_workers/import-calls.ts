import type { ChapterToKeep } from "#app/_store/own-works.ts";
import type { StoreFailure } from "#app/_store/store-error.ts";
import type { OwnWork, TextFacts } from "#app/_store/stored-rows.ts";
import type { AlignStage } from "#lib/align/align.ts";
import type { ImportErrorCode } from "#lib/import/import-error.ts";
import type { LanguageChoice, LanguagesFound } from "#lib/import/language-choice.ts";
import type { OutlineEntry } from "#lib/import/outline.ts";
import type { PairEdit } from "#lib/import/pair-edits.ts";
import type { ChapterLink } from "#lib/import/settle-pair.ts";
import type { Chapter, Work } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import type { WorkerError, WorkerFault } from "./worker-calls.ts";
import { openWorkerClient, type WorkerClient } from "./worker-client.ts";

/** What a file turned out to be: a text, which the worker keeps, or a work that is whole. */
export type ReadFile =
  | { readonly kind: "text"; readonly facts: TextFacts }
  | {
      readonly kind: "aligned";
      readonly work: WholeWork;
      /** Where another French or English could have been taken. */
      readonly languages?: LanguagesFound;
    };

/** An entry of an outline as the page shows it. */
export interface ShownEntry extends OutlineEntry {
  /** How its words begin; for what has no title, or is set aside. */
  readonly begins: string;
}

/** What is about to be aligned; a side without a text has no entries. */
export interface PairOutline {
  readonly fr: readonly ShownEntry[];
  readonly en: readonly ShownEntry[];
  readonly links: readonly ChapterLink[];
  /** How many signs of both sides are, or would be, set as a printer sets them. */
  readonly typography: number;
}

/** The texts that are meant, and the changes to their outline. */
export interface PairInput {
  readonly fr: TextFacts | undefined;
  readonly en: TextFacts | undefined;
  readonly edits: readonly PairEdit[];
  readonly keepsTypography: boolean;
}

/** A work that was made of texts, on its way into the browser. */
export interface AlignedWork {
  readonly work: Work;
  readonly chapters: readonly ChapterToKeep[];
  /** Whether the two sides hardly say the same. */
  readonly isUnrelated: boolean;
}

/** The French of an own work, and whether an English is there already. */
export interface ReadWork {
  readonly facts: TextFacts;
  readonly hasEnglish: boolean;
}

/** The chapters of an own work with their English, to be kept in its place. */
export interface FilledWork extends AlignedWork {
  /** The work as it was when its chapters were read. */
  readonly before: OwnWork;
}

/** A chapter, and how sure each of its segments is. */
export type Weighed = Required<Omit<ChapterToKeep, "name">>;

export interface AlignStep {
  readonly share: number;
  readonly stage: AlignStage;
}

/** What the import worker can be asked. */
export interface ImportCalls {
  readonly read: {
    readonly input: {
      readonly name: string;
      readonly isPasted: boolean;
      readonly file: Blob;
      /** The address of the tables that word look-up reads. */
      readonly tablesUrl: string;
      readonly languages: LanguageChoice;
    };
    readonly output: ReadFile;
  };
  /** Reads the French of an own work as if it were a file; `undefined` where there is none. */
  readonly open: {
    readonly input: { readonly work: string };
    readonly output: ReadWork | undefined;
  };
  /** Joins the volumes of a side, in their order, to one text. */
  readonly join: { readonly input: readonly TextFacts[]; readonly output: TextFacts };
  readonly outline: { readonly input: PairInput; readonly output: PairOutline };
  /** Makes a work of both texts, or of the French alone. */
  readonly align: {
    readonly input: PairInput & {
      /** What a text that was pasted is called. */
      readonly pastedName: string;
    };
    readonly output: AlignedWork;
    readonly progress: AlignStep;
  };
  /** Aligns the chapters of an own work that is French alone with an English text. */
  readonly fill: {
    readonly input: PairInput;
    readonly output: FilledWork | undefined;
    readonly progress: AlignStep;
  };
  /** Aligns a chapter again; the segments of `kept` stay as they are. */
  readonly realign: {
    readonly input: {
      readonly chapter: Chapter;
      /** The column of the English, from 1. */
      readonly edition: number;
      readonly kept: readonly string[];
    };
    readonly output: Weighed;
    readonly progress: AlignStep;
  };
}

/** Why an import fails: what is wrong with the file, with the browser, or with the worker. */
export type ImportFailure =
  | ImportErrorCode
  | WorkerFault
  /** What the alignment needs has never been fetched, and cannot be now. */
  | "no-network"
  /** The browser would not open the file: it was moved or deleted since it was chosen. */
  | "unreadable"
  /** A text that was read is no longer kept: another tab has let it go. */
  | "text-gone"
  | StoreFailure;

export type ImportWorkerError = WorkerError<ImportFailure>;
export type ImportWorker = WorkerClient<ImportCalls>;

export function openImportWorker(): ImportWorker {
  return openWorkerClient<ImportCalls>(
    () => new Worker(new URL("./import.worker.ts", import.meta.url), { type: "module" }),
  );
}
