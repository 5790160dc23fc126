import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerCounter } from "#app/_store/answers.ts";
import { type StoreError, stored, storeFailureOf } from "#app/_store/store-error.ts";

const codeOf = (operation: () => Promise<unknown>) =>
  stored(operation).then(
    () => "well",
    (error: StoreError) => error.code,
  );
const failing = (error: unknown) => () => Promise.reject(error);

describe("whatever the browser’s storage throws is one of a few codes", () => {
  test("a full disk is told from all else, however deep it is wrapped", async () => {
    const full = new DOMException("no room", "QuotaExceededError");
    expect(await codeOf(failing(full))).toBe("full");
    expect(await codeOf(failing({ name: "AbortError", inner: full }))).toBe("full");
    expect(await codeOf(failing({ name: "BulkError", failures: [full] }))).toBe("full");
    expect(await codeOf(failing(new Error("upgrade", { cause: full })))).toBe("full");
  });

  test("an error that nobody foresaw means that nothing is kept here", async () => {
    for (const name of ["AbortError", "DataError", "TransactionInactiveError", "NotFoundError"])
      expect(await codeOf(failing(new DOMException("", name))), name).toBe("unavailable");
    expect(await codeOf(failing(undefined))).toBe("unavailable");
    expect(await codeOf(failing("no"))).toBe("unavailable");
    expect(
      await codeOf(() => {
        throw new TypeError("indexedDB is not there");
      }),
    ).toBe("unavailable");
  });

  test("a code that was given already stays", async () => {
    const nested = () => stored(failing(new DOMException("", "QuotaExceededError")));
    expect(await codeOf(nested)).toBe("full");
    expect(storeFailureOf(new TypeError())).toBe("unavailable");
  });
});

describe("a database that says nothing is not waited for without end", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("after five seconds of silence the operation has failed", async () => {
    const code = codeOf(() => new Promise(() => {}));
    let settled = "";
    void code.then((found) => {
      settled = found;
    });
    await vi.advanceTimersByTimeAsync(4900);
    expect(settled).toBe("");
    await vi.advanceTimersByTimeAsync(100);
    expect(settled).toBe("no-answer");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("long work goes on as long as the database answers", async () => {
    const table = { name: "words", get: () => Promise.resolve() };
    const core = { stack: "dbcore", table: () => table } as never;
    const counted = answerCounter.create(core).table?.("words");
    const code = codeOf(async () => {
      for (let part = 0; part < 8; part++) {
        await new Promise((resume) => setTimeout(resume, 3000));
        await counted?.get({} as never);
      }
    });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(await code).toBe("well");
  });
});
