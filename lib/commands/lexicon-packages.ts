/** The pinned packages that the tables of the lexicon are made from, downloaded and unpacked. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { PackageSource } from "#lib/lexicon/build/sources.ts";
import { TextError } from "#lib/text/text-error.ts";

const packageFolder = "node_modules/.cache/lexicon";

/** The folder that a Debian package is unpacked in. Throws a `TextError` for another one. */
export function unpackDebian(source: PackageSource): string {
  const { name, version } = source;
  return unpack(source, {
    prefix: `${name}_${version.replaceAll(":", "%3a")}_`,
    suffix: ".deb",
    download: ["apt-get", "download", `${name}=${version}`],
    extract: (file, folder) => execFileSync("dpkg-deb", ["-x", file, folder]),
  });
}

/** The folder that a package of npm’s registry is unpacked in. Throws a `TextError` for another. */
export function unpackNpm(source: PackageSource): string {
  const { name, version } = source;
  return unpack(source, {
    prefix: `${name.replace("@", "").replaceAll("/", "-")}-${version}`,
    suffix: ".tgz",
    download: ["npm", "pack", "--silent", `${name}@${version}`],
    extract(file, folder) {
      mkdirSync(folder);
      execFileSync("tar", ["-xzf", file, "-C", folder]);
    },
  });
}

/** How packages of a kind are called, got and opened. */
interface PackageKind {
  readonly prefix: string;
  readonly suffix: string;
  readonly download: readonly [string, ...string[]];
  readonly extract: (file: string, folder: string) => void;
}

function unpack(source: PackageSource, kind: PackageKind): string {
  mkdirSync(packageFolder, { recursive: true });
  const file = findPackage(kind) ?? download(source, kind);
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  if (sha256 !== source.sha256) {
    const reason = `another package than the pinned one: SHA-256 ${sha256}`;
    throw new TextError({ file, reason, cure: `take it away, and get version ${source.version}` });
  }
  const folder = file.slice(0, -kind.suffix.length);
  if (!existsSync(folder)) kind.extract(file, folder);
  return folder;
}

function findPackage({ prefix, suffix }: PackageKind): string | undefined {
  const file = readdirSync(packageFolder).find(
    (file) => file.startsWith(prefix) && file.endsWith(suffix),
  );
  return file === undefined ? undefined : path.join(packageFolder, file);
}

function download({ name, version }: PackageSource, kind: PackageKind): string {
  const [command, ...words] = kind.download;
  try {
    execFileSync(command, words, { cwd: packageFolder, stdio: ["ignore", "ignore", "pipe"] });
  } catch (cause) {
    const reason = `${name} ${version} could not be downloaded`;
    const cure = `put its ${kind.suffix} into ${packageFolder}`;
    throw new TextError({ file: packageFolder, reason, cure }, { cause });
  }
  const file = findPackage(kind);
  if (file === undefined) throw new RangeError(`${command} left no package ${name} ${version}`);
  return file;
}
