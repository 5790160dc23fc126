import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

/** What one build of the site took. */
export interface BuildCost {
  readonly seconds: number;
  /** What all its processes had of the processors, in seconds, as far as it was seen. */
  readonly processorSeconds: number;
  /** The most resident memory of the whole process tree, in MiB. */
  readonly peakMiB: number;
  /** The most that one process had, in MiB. */
  readonly largestMiB: number;
}

/** What the site is made of, and the bench copies. */
const sources = [
  "app",
  "e2e/pictures",
  "lib",
  "next.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/** How often the memory of a build is read. */
const sampleMs = 150;

/**
 * Makes a copy of the site’s sources, to be built apart from the developer’s own `out` and
 * `.next`. It lies inside the repository because Next follows no link that leaves the folder of
 * the lock file, and node_modules is a link.
 */
export function copySite(repository: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, "texts"), { recursive: true });
  for (const source of sources)
    cpSync(path.join(repository, source), path.join(folder, source), { recursive: true });
  symlinkSync(path.join(repository, "node_modules"), path.join(folder, "node_modules"), "junction");
}

/** Builds a copied site with the works of `texts`, folders of works; `args` are those of the build. */
export async function buildSite(
  folder: string,
  texts: readonly string[],
  args: readonly string[] = [],
): Promise<BuildCost> {
  const start = performance.now();
  const build = spawn("npm", ["run", "build", "--", ...args], {
    cwd: folder,
    env: { ...process.env, EN_REGARD_TEXTS: texts.join(path.delimiter) },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [build.stdout, build.stderr])
    stream.on("data", (data: Buffer) => {
      output += data;
    });
  let peak = 0;
  let largest = 0;
  const processorSeconds = new Map<number, number>();
  const sampler = setInterval(() => {
    const family = familyOf(build.pid ?? 0);
    const memories = family.map(({ memory }) => memory);
    peak = Math.max(
      peak,
      memories.reduce((sum, memory) => sum + memory, 0),
    );
    largest = Math.max(largest, ...memories);
    for (const { pid, seconds } of family) processorSeconds.set(pid, seconds);
  }, sampleMs);
  const code = await new Promise((resolve) => build.on("close", resolve));
  clearInterval(sampler);
  if (code !== 0) throw new Error(`the build in ${folder} failed:\n${output}`);
  return {
    seconds: (performance.now() - start) / 1000,
    processorSeconds: [...processorSeconds.values()].reduce((sum, seconds) => sum + seconds, 0),
    peakMiB: peak / 1024,
    largestMiB: largest / 1024,
  };
}

/** Builds a copied site unless the last build there was of the very same sources and texts. */
export async function buildSiteOnce(
  repository: string,
  folder: string,
  texts: readonly string[],
): Promise<void> {
  const stamp = path.join(folder, "built-from");
  const hash = hashOf([...sources.map((source) => path.join(repository, source)), ...texts]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  copySite(repository, folder);
  await buildSite(folder, texts);
  writeFileSync(stamp, hash);
}

/** A server of the project, with the site it serves. */
export interface Served {
  readonly url: string;
  stop(): void;
}

/** Serves `folder/out` with the project’s own server. */
export async function serveSite(repository: string, folder: string): Promise<Served> {
  const port = await freePort();
  const server = spawn(
    process.execPath,
    ["--import", "tsx", path.join(repository, "lib/commands/serve-site.ts")],
    {
      cwd: folder,
      env: { ...process.env, PORT: String(port) },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  await listening(server);
  return { url: `http://localhost:${port}`, stop: () => server.kill() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.stdout?.once("data", () => resolve());
    server.once("exit", (code) => reject(new Error(`the server stopped (${code})`)));
  });
}

interface Process {
  readonly pid: number;
  /** Resident, in KiB. */
  readonly memory: number;
  readonly seconds: number;
}

/** A process and all that it started. */
function familyOf(root: number): readonly Process[] {
  const columns = "pid=,ppid=,rss=,cputimes=";
  const rows = execFileSync("ps", ["-A", "-o", columns], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const family = new Set([root]);
  let known = 0;
  while (known < family.size) {
    known = family.size;
    for (const [pid = 0, parent = 0] of rows) if (family.has(parent)) family.add(pid);
  }
  return rows
    .filter(([pid = 0]) => family.has(pid))
    .map(([pid = 0, , memory = 0, seconds = 0]) => ({ pid, memory, seconds }));
}

function hashOf(places: readonly string[]): string {
  const hash = createHash("sha256");
  const add = (place: string) => {
    const names = statSync(place).isDirectory() ? readdirSync(place).sort() : undefined;
    if (names === undefined) hash.update(place).update(readFileSync(place));
    else for (const name of names) add(path.join(place, name));
  };
  for (const place of places) add(place);
  return hash.digest("hex");
}
