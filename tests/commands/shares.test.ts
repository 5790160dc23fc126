import { describe, expect, test } from "vitest";
import type { BuiltSite } from "#lib/commands/built-site.ts";
import { changedWorks } from "#lib/commands/built-site.ts";
import { parseShare, refuseUnfitShares, worksOfShare } from "#lib/commands/shares.ts";

const work = (name: string, chapters: number) => ({
  name,
  chapters: Array.from({ length: chapters }, (_, index) => `${index + 1}`),
});
const works = [
  work("candide", 30),
  work("coq", 2),
  work("phare", 9),
  work("roman", 12),
  work("vers", 1),
];

describe("a share of the works", () => {
  test("has about as many chapters as another, and every work is in one", () => {
    const shares = [1, 2, 3].map((number) => worksOfShare(works, { number, count: 3 }));
    expect(shares).toEqual([["candide"], ["roman"], ["coq", "phare", "vers"]]);
  });

  test("is the same whichever order the works come in", () => {
    const share = { number: 3, count: 3 };
    expect(worksOfShare([...works].reverse(), share)).toEqual(worksOfShare(works, share));
  });

  test("is asked for as 3/8", () => {
    expect(parseShare("3/8")).toEqual({ number: 3, count: 8 });
  });

  test.each(["9/8", "0/8", "3", "3/", "trois/huit", "3/8/2", "-1/8"])(
    "is not asked for as %s",
    (asked) => {
      expect(() => parseShare(asked)).toThrow(
        `--share ${asked}: no share; write it as 3/8, the third of eight`,
      );
    },
  );

  test("is one of at most as many as there are works", () => {
    expect(() => worksOfShare(works, { number: 1, count: 6 })).toThrow(
      "--share 1/6: the library has 5 works, so at most 5 shares",
    );
  });
});

const library = {
  coq: { files: "c1", next: "phare" },
  phare: { files: "p1", next: "" },
};
const built = (own: Partial<BuiltSite>): BuiltSite => ({
  format: 1,
  app: "a1",
  library,
  scripts: [],
  styles: [],
  ...own,
});
const first = {
  folder: "parts/1",
  built: built({ works: ["coq"], share: { number: 1, count: 2 } }),
};
const second = {
  folder: "parts/2",
  built: built({ works: ["phare"], share: { number: 2, count: 2 } }),
};

describe("shares that are put together", () => {
  test("are one site when each work is in one of them", () => {
    expect(() => refuseUnfitShares([first, second])).not.toThrow();
    const whole = { folder: "out", built: built({}) };
    expect(() => refuseUnfitShares([whole])).not.toThrow();
  });

  test.each([
    ["none", [], "no share to merge; name their folders"],
    [
      "of two versions of the app",
      [first, { folder: "parts/2", built: { ...second.built, app: "a2" } }],
      "parts/1 and parts/2 are of different versions of the site or for different addresses; build all shares from one commit, with one EN_REGARD_ADDRESS",
    ],
    [
      "with one work twice",
      [first, { folder: "parts/3", built: built({ works: ["coq", "phare"] }) }],
      "the work coq is in two shares, parts/1 and parts/3; leave one of them out, or rename one of the works",
    ],
    [
      "with works of one name from different libraries",
      [
        first,
        {
          folder: "b",
          built: built({ works: ["coq"], library: { coq: { files: "c2", next: "" } } }),
        },
      ],
      "the work coq is in two shares, parts/1 and b; leave one of them out, or rename one of the works",
    ],
    [
      "of texts that were changed between them",
      [
        first,
        {
          folder: "parts/2",
          built: { ...second.built, library: { ...library, phare: { files: "p2", next: "" } } },
        },
      ],
      "parts/1 and parts/2 were built from different texts (phare); build all shares from the same folders of works",
    ],
    ["without the second", [first], "a share is missing: 2/2"],
    [
      "without the two that were not built",
      [{ folder: "x", built: built({ works: ["coq"], share: { number: 2, count: 3 } }) }],
      "shares are missing: 1/3, 3/3",
    ],
    [
      "of works by name, without one of them",
      [{ folder: "x", built: built({ works: ["coq"] }) }],
      "a share is missing: none has phare",
    ],
  ])("are refused: %s", (_, shares, reason) => {
    expect(() => refuseUnfitShares(shares)).toThrow(reason);
  });
});

describe("what is built again", () => {
  test("is a work whose files changed, a new one, and one that leads on to another", () => {
    const now = {
      coq: { files: "c1", next: "nouveau" },
      nouveau: { files: "n1", next: "phare" },
      phare: library.phare,
    };
    expect(changedWorks(library, now)).toEqual(["coq", "nouveau"]);
    expect(changedWorks(library, { ...library, phare: { files: "p2", next: "" } })).toEqual([
      "phare",
    ]);
  });

  test("is nothing where nothing changed, nor where a work went away that none led to", () => {
    expect(changedWorks(library, library)).toEqual([]);
    expect(changedWorks(library, { phare: library.phare })).toEqual([]);
  });
});
