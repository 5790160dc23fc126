/**
 * Downloads of the catalogue’s files: one at a time, with pauses, and each file whole or not at all.
 * Beside the files stands a list of their SHA-256 sums, as `sha256sum -c` reads it; what is there
 * and has its sum is not asked for again.
 */

import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { libraries, sourcePaths } from "#lib/catalogue/book-files.ts";
import type { BookSource } from "#lib/catalogue/catalogue.ts";
import { shownPath } from "#lib/library/library.ts";
import { TextError } from "#lib/text/text-error.ts";

/** How files are asked for. */
export interface DownloadOptions {
  /** Where they are kept. */
  readonly folder: string;
  /** An address or a folder to take them from, in the place of the sites. */
  readonly mirror?: string | undefined;
  /** Before every request but the first. */
  readonly pauseMs: number;
  readonly print: (line: string) => void;
}

const agent = "en-regard (npm run texts -- fetch; one request at a time)";
/** So many times a file is asked for that does not come, each time after twice the pause. */
const mostTries = 4;
const longestAnswerMs = 120_000;

/** Downloads sources in turn. One for each run of a command. */
export class BookDownloads {
  readonly #options: DownloadOptions;
  readonly #sums: Map<string, string>;
  #hasAsked = false;

  constructor(options: DownloadOptions) {
    this.#options = options;
    mkdirSync(options.folder, { recursive: true });
    this.#sums = readSums(this.#sumsFile);
  }

  /** The path of a source’s file. Throws a `TextError` where it cannot be had. */
  async get(source: BookSource): Promise<string> {
    const paths = sourcePaths(source);
    const here = paths.map((each) => path.basename(each)).find((name) => this.#isWhole(name));
    if (here !== undefined) return path.join(this.#options.folder, here);
    const { mirror } = this.#options;
    if (mirror !== undefined && !/^https?:\/\//.test(mirror)) return this.#copy(source, mirror);
    const site = mirror?.replace(/\/*$/, "/") ?? libraries[source.library];
    for (const each of paths) {
      const bytes = await this.#ask(new URL(each, site).href);
      if (bytes !== undefined) return this.#keep(path.basename(each), bytes);
    }
    throw new TextError({
      file: new URL(paths[0] ?? "", site).href,
      reason: "no such file there, in any form",
      cure: "look at the address in a browser, or name a mirror with --mirror",
    });
  }

  /** The bytes of an address, or `undefined` where there is nothing. */
  async #ask(url: string): Promise<Uint8Array | undefined> {
    const { pauseMs, print } = this.#options;
    for (let tries = 1; ; tries++) {
      if (this.#hasAsked) await sleep(pauseMs * 2 ** (tries - 1));
      this.#hasAsked = true;
      const answer = await askOnce(url);
      if (answer.kind === "file") return answer.bytes;
      if (answer.kind === "nothing") return undefined;
      if (tries === mostTries) {
        throw new TextError({
          file: url,
          reason: answer.reason,
          cure: "try again later: what has come is kept; or name a mirror with --mirror",
        });
      }
      print(`${url}: ${answer.reason}; trying again`);
      if (answer.afterMs > 0) await sleep(Math.min(answer.afterMs, longestAnswerMs));
    }
  }

  /** Takes a file out of a folder that has it by its path, or by its name alone. */
  #copy(source: BookSource, mirror: string): string {
    const name = fileNamesOf(source, mirror).find((each) => existsSync(path.join(mirror, each)));
    if (name === undefined) {
      throw new TextError({
        file: shownPath(mirror),
        reason: `no file of ${sourcePaths(source)[0]}`,
        cure: "put it there under its path or its name",
      });
    }
    return this.#keep(path.basename(name), readFileSync(path.join(mirror, name)));
  }

  /** Writes beside the file and renames, so that there is a whole file or none; then its sum. */
  #keep(name: string, bytes: Uint8Array): string {
    const file = path.join(this.#options.folder, name);
    writeFileSync(`${file}.part`, bytes);
    renameSync(`${file}.part`, file);
    this.#sums.set(name, sumOf(bytes));
    const lines = [...this.#sums].map(([each, sum]) => `${sum}  ${each}\n`);
    writeFileSync(`${this.#sumsFile}.part`, lines.join(""));
    renameSync(`${this.#sumsFile}.part`, this.#sumsFile);
    return file;
  }

  #isWhole(name: string): boolean {
    const file = path.join(this.#options.folder, name);
    return existsSync(file) && this.#sums.get(name) === sumOf(readFileSync(file));
  }

  get #sumsFile(): string {
    return path.join(this.#options.folder, "sha256sums.txt");
  }
}

type Answer =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  | { readonly kind: "nothing" }
  | { readonly kind: "failed"; readonly reason: string; readonly afterMs: number };

async function askOnce(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      headers: { "user-agent": agent },
      signal: AbortSignal.timeout(longestAnswerMs),
    });
    if (response.status === 404 || response.status === 410) return { kind: "nothing" };
    const afterMs = Number(response.headers.get("retry-after") ?? 0) * 1000 || 0;
    if (!response.ok) return failed(`the answer was ${response.status}`, afterMs);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const promised = Number(response.headers.get("content-length") ?? bytes.length);
    const isPacked = response.headers.get("content-encoding") !== null;
    if (!isPacked && bytes.length < promised) return failed("only a part of it came");
    if (!isBook(url, bytes)) return failed("what came is no book");
    return { kind: "file", bytes };
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return failed(isLate ? "no answer in time" : "no connection, or it broke off");
  }
}

function failed(reason: string, afterMs = 0): Answer {
  return { kind: "failed", reason, afterMs };
}

/** A site that is busy may answer with a page that says so. */
function isBook(url: string, bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  return !url.endsWith(".epub") || (bytes[0] === 0x50 && bytes[1] === 0x4b);
}

function sumOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function readSums(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, "utf8").split("\n");
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const match = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
      return match?.[1] === undefined || match[2] === undefined ? [] : [[match[2], match[1]]];
    }),
  );
}

/** The names under which a folder may have a source’s file, the likeliest first. */
function fileNamesOf(source: BookSource, folder: string): readonly string[] {
  const paths = sourcePaths(source);
  const names = paths.map((each) => path.basename(each));
  if (source.library === "standard-ebooks") return [...paths, ...names];
  const own = new RegExp(`^(?:pg)?${source.number}(?:-\\w+)*\\.(?:epub|html?|txt)$`);
  const found = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder).filter((name) => own.test(name))
    : [];
  return [...paths, ...names, ...found.sort()];
}
