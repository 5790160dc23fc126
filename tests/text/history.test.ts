import { expect, test } from "vitest";
import { historyOf, record, redo, undo } from "#lib/text/history.ts";

test("what was done is undone and done again, step by step", () => {
  const history = record(record(historyOf("a"), "b"), "c");
  expect(undo(history).present).toBe("b");
  expect(undo(undo(history)).present).toBe("a");
  expect(undo(undo(undo(history))).present).toBe("a");
  expect(redo(undo(history))).toEqual(history);
  expect(redo(history)).toBe(history);
});

test("who does something else after undoing cannot go forward to what was undone", () => {
  const history = record(undo(record(historyOf("a"), "b")), "c");
  expect(redo(history).present).toBe("c");
  expect(undo(history).present).toBe("a");
});
