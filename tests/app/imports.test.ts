import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sourcesIn } from "./sources.ts";

/** Every file of ours, and the files of ours that it imports, types too. */
const imports = new Map(sourcesIn("app", "lib").map((file) => [file, importsOf(file)] as const));

function importsOf(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/\b(?:from|import)\s*\(?\s*"([#.][^"]+)"/g)].flatMap(([, to = ""]) =>
    to.startsWith("#") ? [to.slice(1)] : [path.join(path.dirname(file), to)],
  );
}

describe("imports point one way", () => {
  test("no file comes back to itself, not even by a type", () => {
    expect(imports.size).toBeGreaterThan(400);
    expect(findCycles()).toEqual([]);
  });

  test("what pages share never imports what is above it", () => {
    // From below upwards: each may import those before it.
    const areas = ["_messages", "_store", "_ui", "_workers", "_find", "_mend", "_reading"];
    const heightOf = (file: string) => {
      const [top = "", area = ""] = file.split(path.sep);
      if (top === "lib") return -1;
      return areas.includes(area) ? areas.indexOf(area) : areas.length;
    };
    const upwards = [...imports].flatMap(([file, others]) =>
      others
        .filter((other) => !other.endsWith(".css") && heightOf(other) > heightOf(file))
        .map((other) => `${file} → ${other}`),
    );
    expect(upwards).toEqual([]);
  });

  test("only the store asks the database", () => {
    const askers = [...imports].flatMap(([file, others]) =>
      others.some((other) => other.endsWith("_store/database.ts")) ? [path.dirname(file)] : [],
    );
    expect(new Set(askers)).toEqual(new Set([path.join("app", "_store")]));
  });
});

/** The groups of files that import each other in a ring. */
function findCycles(): readonly (readonly string[])[] {
  const state = new Map<string, "open" | "done">();
  const way: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string) => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      cycles.push(way.slice(way.indexOf(file)));
      return;
    }
    state.set(file, "open");
    way.push(file);
    for (const other of imports.get(file) ?? []) visit(other);
    way.pop();
    state.set(file, "done");
  };
  for (const file of imports.keys()) visit(file);
  return cycles;
}
