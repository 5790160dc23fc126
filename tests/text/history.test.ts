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

test("only the last five hundred steps can be undone, and a long evening fills no memory", () => {
  let history = historyOf(0);
  for (let step = 1; step <= 600; step++) history = record(history, step);
  expect(history.past).toHaveLength(500);
  while (undo(history) !== history) history = undo(history);
  expect(history.present).toBe(100);
});

test("who does something else after undoing cannot go forward to what was undone", () => {
  const history = record(undo(record(historyOf("a"), "b")), "c");
  expect(redo(history).present).toBe("c");
  expect(undo(history).present).toBe("a");
});
