import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

/**
 * Has Next write the site to `out/`, for a folder of its host. `works` names those whose pages and
 * files are written; absent, all. Throws where Next fails, which says why itself.
 */
export function buildWithNext(base: string, works?: readonly string[]): void {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const { status, error } = spawnSync(process.execPath, [next, "build"], {
    stdio: "inherit",
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      EN_REGARD_BASE: base,
      EN_REGARD_WORKS: works?.join(",") ?? "",
    },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new BuildError("Next could not build the site; its message is above");
}

/** A site cannot be built or put together; the message says why, and what to do. */
export class BuildError extends Error {
  override readonly name = "BuildError";
}
