import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { BackupError, formatBackup, parseBackup } from "#lib/study/backup.ts";
import { noUserData, toBackUp, type UserData } from "#lib/study/user-data.ts";
import { dataVersion } from "#lib/study/user-tables.ts";
import { makeWord } from "#lib/study/word.ts";
import fc from "../property.ts";
import { userData } from "./arbitrary-user-data.ts";

const now = 1_764_000_000_000;
const word = makeWord(
  { lemma: "phare", upos: "NOUN", isExpression: false },
  { state: "learning" },
  [],
  now,
);
const some: UserData = {
  ...noUserData,
  words: [word],
  reviews: [{ word: word.key, at: now, grade: 3, phase: 0 }],
};

const own = { name: "mine", source: "{}", overview: [], isDraft: false, changedAt: now };

async function faultOf(file: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    await parseBackup(file);
    return "none";
  } catch (error) {
    if (error instanceof BackupError) return error.message;
    throw error;
  }
}

/** The file as another version would have written it, sound or as it is. */
function withHeading(
  file: Uint8Array<ArrayBuffer>,
  change: object,
  isSound = true,
): Uint8Array<ArrayBuffer> {
  const end = file.indexOf(10);
  const packed = file.subarray(end + 1);
  const heading = { ...JSON.parse(new TextDecoder().decode(file.subarray(0, end))), ...change };
  if (isSound) {
    const { format, version, madeAt, bytes, unpackedBytes } = heading;
    const hash = createHash("sha256");
    hash.update(JSON.stringify([format, version, madeAt, bytes, unpackedBytes])).update(packed);
    heading.sha256 = hash.digest("hex");
  }
  return new Uint8Array([...new TextEncoder().encode(JSON.stringify(heading)), 10, ...packed]);
}

describe("a backup", { timeout: 60_000 }, () => {
  test("gives back all that it was given", async () => {
    await fc.assert(
      fc.asyncProperty(userData, async (rows) => {
        const { heading, rows: back } = await parseBackup(await formatBackup(rows, now));
        expect(back).toEqual(rows);
        expect(heading).toMatchObject({ version: dataVersion, madeAt: now });
      }),
    );
  });

  test("keeps what later versions may add to an own work", async () => {
    const works = [{ ...own, color: "red" }];
    const { rows } = await parseBackup(await formatBackup({ ...noUserData, works }, now));
    expect(rows.works).toEqual(works);
  });

  test("that was cut off anywhere is known to be", async () => {
    const file = await formatBackup(some, now);
    for (const length of [1, 10, 40, 100, file.indexOf(10), file.length - 20, file.length - 1])
      expect(await faultOf(file.slice(0, length)), `${length}`).toBe("truncated");
  });

  test("with any byte changed is refused", async () => {
    const file = await formatBackup(some, now);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const damaged = file.slice();
          damaged[at] = (damaged[at] ?? 0) ^ by;
          const fault = await faultOf(damaged);
          expect(fault).not.toBe("none");
        },
      ),
    );
  });

  test("that says another version or date than it was written with is damaged", async () => {
    const file = await formatBackup(some, now);
    for (const change of [{ version: 1 }, { madeAt: now + 1 }, { unpackedBytes: 1e9 }])
      expect(await faultOf(withHeading(file, change, false))).toBe("damaged");
  });

  test("made after the last day that a date can name is damaged", async () => {
    const file = withHeading(await formatBackup(some, now), { madeAt: 8.64e15 + 1 });
    expect(await faultOf(file)).toBe("damaged");
  });

  test("of a later version is told apart, without being read", async () => {
    const file = withHeading(await formatBackup(some, now), { version: dataVersion + 1 });
    expect(await faultOf(file)).toBe("newer");
  });

  test("of a version that never was is refused", async () => {
    expect(await faultOf(withHeading(await formatBackup(some, now), { version: 0 }))).toBe(
      "unknownVersion",
    );
  });

  test("of the first version, which had no words, is brought up to date", async () => {
    const works = [own];
    const chapters = [{ work: "mine", name: "01", table: "id\tfr\ten\n", confidence: {} }];
    const first = { works, chapters, texts: [] } as unknown as UserData;
    const file = withHeading(await formatBackup(first, now), { version: 1 });
    expect((await parseBackup(file)).rows).toEqual({ ...noUserData, works, chapters });
  });

  test("of the second version, which had no mends of the library, is brought up to date", async () => {
    const { mends: _, ...second } = some;
    const file = withHeading(await formatBackup(second as UserData, now), { version: 2 });
    expect((await parseBackup(file)).rows).toEqual({ ...some, mends: [] });
  });

  test.each([
    ["", "foreign"],
    ["PK\u0003\u0004", "foreign"],
    ['{"format":"another"}\n', "foreign"],
    ["[1]\n", "foreign"],
    ['{"format":"en-regard backup"}\n', "damaged"],
  ])("is not %j", async (text, fault) => {
    expect(await faultOf(new TextEncoder().encode(text))).toBe(fault);
  });

  test.each([
    [{ words: [{ ...word, state: "forgotten" }] }, "wrongRow: words, 1: state"],
    [{ words: [{ ...word, lemma: "" }] }, "wrongRow: words, 1: lemma"],
    [{ words: [{ ...word, key: "NOUN:chat" }] }, "wrongRow: words, 1: key"],
    [{ words: [word, word] }, "wrongRow: words, 2: twice"],
    [{ words: [word, null] }, "wrongRow: words, 2: not a row"],
    [{ words: [] }, "wrongRow: reviews, 1: NOUN:phare"],
    [{ reviews: [{ ...some.reviews[0], grade: 5 }] }, "wrongRow: reviews, 1: grade"],
    [
      { chapters: [{ work: "mine", name: "01", table: "", confidence: {} }] },
      "wrongRow: chapters, 1: mine",
    ],
    [{ sittings: "none" }, "wrongRow: sittings"],
    [{ words: [{ ...word, memory: { dueAt: "soon" } }] }, "wrongRow: words, 1: memory"],
  ])("with a row that cannot be is refused whole: %#", async (change, message) => {
    const rows = { ...some, ...change } as unknown as UserData;
    expect(await faultOf(await formatBackup(rows, now))).toBe(message);
  });
});

test("what lost its word or its work is in no backup, nor what can be counted again", () => {
  const chapter = { work: "mien", name: "01", table: "id\tfr\ten\n", confidence: {} };
  const review = { at: 1, grade: 3, phase: 0 } as const;
  const rows: UserData = {
    ...noUserData,
    works: [{ name: "mien", source: "{}", changedAt: 1 }],
    chapters: [{ ...chapter, counted: { words: "il" } } as never, { ...chapter, work: "parti" }],
    words: [word],
    reviews: [
      { ...review, word: word.key },
      { ...review, word: "NOUN:oublié" },
    ],
  };
  expect(toBackUp(rows)).toEqual({
    ...rows,
    chapters: [chapter],
    reviews: [{ ...review, word: word.key }],
  });
});
