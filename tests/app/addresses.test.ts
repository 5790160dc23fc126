import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourcesIn } from "./sources.ts";

/** One makes whole addresses of paths by Next’s `metadataBase`, the other is told the folder. */
const withMeansOfTheirOwn = [
  "app/_site/page-metadata.ts",
  "app/service-worker.js/service-worker.ts",
];

/** Where a path of the site begins that no function makes an address of. */
function findBareAddresses(source: string): readonly string[] {
  const bare =
    /(?<!(?:sitePath|atSite|keptName)\(\s*)[`"](\/(?:\$\{|(?:fr|en|study|texts|search|own|lexicon|covers)\/)[^`"]*)/g;
  return [...source.replace(/^\s*(?:\/?\*|\/\/).*$/gm, "").matchAll(bare)].map(
    ([, path = ""]) => path,
  );
}

test("a page names no address that forgets the folder of the host in which the site is", () => {
  const pages = sourcesIn("app").filter((file) => !withMeansOfTheirOwn.includes(file));
  const slips = pages.flatMap((file) =>
    findBareAddresses(readFileSync(file, "utf8")).map((path) => `${file}: ${path}`),
  );
  expect(slips).toEqual([]);
});

test("such an address is seen, and one that a function makes is not", () => {
  const bare = "`/$" + "{locale}/about/`";
  expect(findBareAddresses(`<a href={${bare}}>`)).toHaveLength(1);
  expect(findBareAddresses('fetch("/study/coq.json")')).toEqual(["/study/coq.json"]);
  expect(findBareAddresses(`<a href={sitePath(${bare})}>`)).toEqual([]);
  expect(findBareAddresses('atSite("/en/"), label("/"), "en/about/"')).toEqual([]);
});
