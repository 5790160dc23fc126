/**
 * Marks that whoever typed a text put into it, which are no words of it: comments for the printer,
 * numbers of lines in a school edition, `=bold=` and `+spaced+`, pictures, apostrophes of
 * typewriters.
 */

import type { Ledger } from "#lib/import/ledger.ts";

/** A text without the marks that stand between its lines, and with apostrophes for what was meant so. */
export function takeOutMarks(text: string, ledger: Ledger): string {
  return takeOutPictures(takeOutLineNumbers(text, ledger), ledger)
    .replace(/^[ \t]*(?:\/[*#$]|[*#$]\/)[ \t]*$/gm, "")
    .replace(/(?<=\S)[ \t]\*\/[ \t]*$/gm, "")
    .replace(/(?<=\p{L})[´`′ʼ‘](?=\p{L})/gu, "’");
}

/** Lines are numbered by fives, and the numbers stand before their first words. */
const numberedLine = /^([ \t]*)\[(\d{1,3})\](?=[ \t]*[\p{L}—–«“"'(_-])/gmu;

/** Fewer are notes. */
const fewestNumbers = 10;

function takeOutLineNumbers(text: string, ledger: Ledger): string {
  const numbers = [...text.matchAll(numberedLine)].map((match) => Number(match[2]));
  const byFive = numbers.filter((number) => number % 5 === 0 && number > 0).length;
  if (byFive < fewestNumbers || byFive < numbers.length * 0.8) return text;
  return text.replace(
    numberedLine,
    (typed: string, space: string, number: string, at: number, whole: string) => {
      if (Number(number) % 5 !== 0) return typed;
      ledger.setAside("line-number", number);
      // Of a line that is set in, the number takes a part of the space.
      const isSetIn = /[ \t]{3}/.test(whole.slice(at + typed.length, at + typed.length + 3));
      return isSetIn ? typed.replace(/\S/g, " ") : space;
    },
  );
}

/** `[Illustration: un phare]`, over several lines too. */
const picture = /\[illustrations?(?: ?[:.,][^\][]{0,2000})?\]/gi;

function takeOutPictures(text: string, ledger: Ledger): string {
  return text.replace(picture, (typed) => {
    ledger.setAside("picture", typed);
    return "";
  });
}
