import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { helpRows } from "#app/_reading/help-keys.ts";
import { sourcesIn } from "./sources.ts";

/** How a browser calls the keys that the help prints otherwise. */
const namesOfKeys = new Map([
  ["Esc", "Escape"],
  ["−", "-"],
]);

test("the help tells every key that a part of the reading page acts on, and no other", () => {
  const told = Object.values(helpRows)
    .flatMap((rows) => rows.flatMap(({ keys }) => keys.split(" ")))
    .map((key) => namesOfKeys.get(key) ?? key)
    .filter((key) => !/[←→↑↓]/.test(key));
  const sources = sourcesIn("app/_reading", "app/_ui", "app/_find")
    .map((file) => readFileSync(file, "utf8"))
    .filter((source) => source.includes("useShortcuts("))
    .join("\n");
  const acted = [
    ...[...sources.matchAll(/\bkey [!=]== "([^"]+)"/g)].map(([, key = ""]) => key),
    ...[...sources.matchAll(/^ {2}([a-z]): "(?:learning|known|ignored)"/gm)].map(
      ([, key = ""]) => key,
    ),
  ];
  // `=` is `+` without Shift; the space and the numbers are none of these.
  expect(new Set(told)).toEqual(new Set(acted.filter((key) => key !== "=")));
});
