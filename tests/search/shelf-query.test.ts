import { describe, expect, test } from "vitest";
import {
  asksShelf,
  everyWork,
  formatShelfQuery,
  parseShelfQuery,
  type ShelfQuery,
} from "#lib/search/shelf-query.ts";

describe("what is asked of the shelf is in its address", () => {
  test("all of it, and comes back", () => {
    const query: ShelfQuery = {
      text: "l’été & nuit",
      level: "B1",
      genre: "serial",
      subject: "animals",
      length: "very-long",
      leastKnown: 0.9,
      order: "known",
    };
    expect(parseShelfQuery(formatShelfQuery(query))).toEqual(query);
    expect(asksShelf(query)).toBe(true);
  });

  test("nothing asked leaves no trace; what is not understood asks nothing", () => {
    expect(formatShelfQuery(everyWork)).toBe("");
    expect(parseShelfQuery("?level=Z9&genre=toString&length=huge&known=2&order=random")).toEqual(
      everyWork,
    );
    expect(asksShelf(everyWork)).toBe(false);
  });
});
