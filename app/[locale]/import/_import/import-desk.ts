import type { ChapterToKeep } from "#app/_keep/own-works.ts";
import type { AlignStage } from "#lib/align/align.ts";
import type { Import } from "#lib/import/import.ts";
import type { ImportErrorCode } from "#lib/import/import-error.ts";
import type { ImportedBlock } from "#lib/import/imported-text.ts";
import type { LanguageChoice } from "#lib/import/language-choice.ts";
import type { Chapter } from "#lib/text/model.ts";

/** What the worker is asked. */
export type Question =
  | {
      readonly type: "read";
      readonly name: string;
      readonly file: Blob;
      /** The address of the tables that word look-up reads. */
      readonly tables: string;
      readonly languages: LanguageChoice;
    }
  | {
      readonly type: "align";
      readonly fr: readonly ImportedBlock[];
      readonly en: readonly ImportedBlock[];
    }
  /** Aligns a chapter again; the segments of `kept` stay as they are. */
  | {
      readonly type: "realign";
      readonly chapter: Chapter;
      /** The column of the English, from 1. */
      readonly edition: number;
      readonly kept: readonly string[];
    };

/** What it answers: that it is there, progress any number of times, then the end. */
export type Answer =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly share: number; readonly stage: AlignStage }
  | { readonly type: "done"; readonly result: unknown }
  | { readonly type: "failed"; readonly code: DeskFailure; readonly values: object };

/** A chapter, and how sure each of its segments is. */
export type Weighed = Required<Omit<ChapterToKeep, "name">>;

/** Why there is no answer: what is wrong with the file, or with the worker itself. */
export type DeskFailure =
  | ImportErrorCode
  | "internal"
  | "worker-died"
  | "stopped"
  /** What the alignment needs has never been fetched, and cannot be now. */
  | "no-network";

export class DeskError extends Error {
  override readonly name = "DeskError";
  readonly code: DeskFailure;
  /** What the sentence about it needs: sizes, names of formats. */
  readonly values: object;

  constructor(code: DeskFailure, values: object = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** For so long the code of the worker may take to come. */
const longestSilenceMs = 60_000;

/** The desk where files are read and aligned, in a worker: it can be stopped at any time. */
export class ImportDesk {
  #worker: Worker | undefined;
  #stop: (() => void) | undefined;
  #isReady = false;

  /** `tables` is the address of what word look-up reads. */
  read(name: string, file: Blob, tables: string, languages: LanguageChoice = {}): Promise<Import> {
    // A worker has an address of its own, from which others would be told.
    const address = new URL(tables, location.href).href;
    return this.#ask({ type: "read", name, file, tables: address, languages }) as Promise<Import>;
  }

  align(
    sides: { readonly fr: readonly ImportedBlock[]; readonly en: readonly ImportedBlock[] },
    onProgress: (share: number, stage: AlignStage) => void,
  ): Promise<readonly ChapterToKeep[]> {
    return this.#ask({ type: "align", ...sides }, onProgress) as Promise<readonly ChapterToKeep[]>;
  }

  /** `edition` is the column of the English, from 1. */
  realign(
    chapter: Chapter,
    edition: number,
    kept: readonly string[],
    onProgress: (share: number, stage: AlignStage) => void,
  ): Promise<Weighed> {
    return this.#ask({ type: "realign", chapter, edition, kept }, onProgress) as Promise<Weighed>;
  }

  /** Leaves what is being done; whoever waits for it is told. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#stop?.();
  }

  #ask(
    question: Question,
    onProgress?: (share: number, stage: AlignStage) => void,
  ): Promise<unknown> {
    const worker = this.#open();
    return new Promise((resolve, reject) => {
      const fail = (error: DeskError) => {
        this.#stop = undefined;
        reject(error);
      };
      this.#stop = () => fail(new DeskError("stopped"));
      const die = () => {
        this.#worker?.terminate();
        this.#worker = undefined;
        fail(new DeskError("worker-died"));
      };
      // A worker whose code did not come, or failed at once, says nothing at all.
      const silence = this.#isReady ? undefined : setTimeout(die, longestSilenceMs);
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        clearTimeout(silence);
        this.#isReady = true;
        if (data.type === "ready") return;
        if (data.type === "progress") onProgress?.(data.share, data.stage);
        else if (data.type === "failed") fail(new DeskError(data.code, data.values));
        else {
          this.#stop = undefined;
          resolve(data.result);
        }
      };
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(silence);
        die();
      };
      worker.postMessage(question);
    });
  }

  #open(): Worker {
    if (this.#worker === undefined) {
      this.#isReady = false;
      this.#worker = new Worker(new URL("./import-worker.ts", import.meta.url), {
        type: "module",
      });
    }
    return this.#worker;
  }
}
