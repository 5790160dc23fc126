import { expect, test } from "vitest";
import { formats } from "#lib/import/formats/formats.ts";
import { importMediaTypes } from "#lib/import/formats/media-types.ts";

test("what is said to be opened can be read, each ending under one name", () => {
  const read = formats.flatMap(({ extensions }) => extensions.map((each) => `.${each}`));
  const said = Object.values(importMediaTypes).flat();
  expect(said.filter((ending) => !read.includes(ending))).toEqual([]);
  expect(new Set(said).size).toBe(said.length);
  for (const type of Object.keys(importMediaTypes)) expect(type).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
});
