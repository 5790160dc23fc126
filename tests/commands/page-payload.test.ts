import { describe, expect, test } from "vitest";
import {
  applyEdits,
  findEdits,
  type PagePayload,
  readPagePayload,
  sharedScript,
} from "#lib/commands/page-payload.ts";
import fc from "../property.ts";

const begin = "(self.__next_f=self.__next_f||[]).push([0])";
const chapter = (number: number, title: string) =>
  [
    `1:"$Sreact.fragment"`,
    `2:["$","a",null,{"href":"/fr/coq/0${number}/","children":"${title}"}]`,
    `3:["$","p",null,{"children":"Chapitre"}]`,
    `4:["$","title",null,{"children":"${title}, Le coq"}]`,
    "",
  ].join("\n");

describe("the payloads of two chapters", () => {
  test("differ in a few strings, each replaced as a whole", () => {
    const [one, two] = [chapter(1, "Le chant"), chapter(2, "Le silence")];
    const edits = findEdits(one, two);
    expect(edits.map(([, , text]) => text)).toEqual([
      '"/fr/coq/02/"',
      '"Le silence"',
      '"Le silence, Le coq"',
    ]);
    expect(applyEdits(one, edits)).toBe(two);
  });

  test("are the same where nothing differs", () => {
    expect(findEdits(chapter(1, "Le chant"), chapter(1, "Le chant"))).toEqual([]);
  });

  test("whatever is in them, come out of the edits", () => {
    const text = fc
      .array(fc.constantFrom("1:", '"a"', '"b\\"c"', "\n", ",", '"', "é", "[", "\\"), {
        maxLength: 40,
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, findEdits(before, after))).toBe(after);
      }),
      { numRuns: 400 },
    );
  });
});

describe("the scripts of a page", () => {
  const part = (text: string) => `self.__next_f.push([1,${JSON.stringify(text)}])`;

  test("begin, and bring the payload in parts", () => {
    expect(readPagePayload([begin, part("1:a\n"), part("2:b\n")])).toEqual({
      beginning: begin,
      payload: "1:a\n2:b\n",
    });
  });

  test.each([
    ["of a kind that is not known", [begin, part("a"), "self.other()"]],
    ["in binary form", [begin, 'self.__next_f.push([3,"AAAA"])']],
    ["without a payload", [begin]],
    ["cut off", [begin, 'self.__next_f.push([1,"a']],
  ])("are left as they are: %s", (_, scripts) => {
    expect(readPagePayload(scripts)).toBeUndefined();
  });

  test("shared by a work, give each page its own payload", () => {
    const shared: PagePayload = { beginning: begin, payload: chapter(1, "Le chant") };
    const wanted = chapter(2, "L’« aube »");
    const edits = JSON.stringify(findEdits(shared.payload, wanted));
    const self: { __next_f?: unknown[] } = {};
    const document = { querySelector: () => ({ dataset: { edits } }) };
    new Function("self", "document", sharedScript(shared))(self, document);
    expect(self.__next_f).toEqual([[0], [1, wanted]]);
  });
});
