/** Numbers below a hundred that are written with hyphens: `quatre-vingt-onze` is “ninety-one”. */

const french: ReadonlyMap<string, number> = new Map(
  "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    .split(" ")
    .map((word, index) => [word, index + 1] as const)
    .concat([
      ["une", 1],
      ["vingt", 20],
      ["vingts", 20],
      ["trente", 30],
      ["quarante", 40],
      ["cinquante", 50],
      ["soixante", 60],
    ]),
);

const small = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
  "sixteen seventeen eighteen nineteen"
).split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** The English of a compound number in look-up spelling, or `undefined` where it is none. */
export function englishNumber(key: string): string | undefined {
  if (!key.includes("-")) return undefined;
  let value = 0;
  let before = 100;
  for (const part of key.replace(/^quatre-vingts?/, "vingt").split("-")) {
    if (part === "et") continue;
    const number = french.get(part);
    // Each part is smaller than the one before: sept-huit is two numbers.
    if (number === undefined || number >= before) return undefined;
    value += number;
    before = number;
  }
  if (key.startsWith("quatre-vingt")) value += 60;
  const ten = tens[Math.floor(value / 10) - 2];
  if (ten === undefined) return small[value];
  return value % 10 === 0 ? ten : `${ten}-${small[value % 10]}`;
}

/** The English of a compound ordinal in look-up spelling: `vingt-deuxième` is “twenty-second”. */
export function englishOrdinal(key: string): string | undefined {
  if (!key.endsWith("ième")) return undefined;
  const stem = key.slice(0, -"ième".length);
  // *neuvième* from *neuf*, *cinquième* from *cinq*, *onzième* from *onze*.
  const cardinals = [stem, `${stem}e`, stem.replace(/v$/, "f"), stem.replace(/u$/, "")];
  for (const cardinal of cardinals) {
    const number = englishNumber(cardinal);
    if (number !== undefined) return toOrdinal(number);
  }
  return undefined;
}

const irregular: readonly (readonly [RegExp, string])[] = [
  [/one$/, "first"],
  [/two$/, "second"],
  [/three$/, "third"],
  [/five$/, "fifth"],
  [/eight$/, "eighth"],
  [/nine$/, "ninth"],
  [/twelve$/, "twelfth"],
  [/y$/, "ieth"],
];

function toOrdinal(number: string): string {
  const [end, ordinal] = irregular.find(([end]) => end.test(number)) ?? [/$/, "th"];
  return number.replace(end, ordinal);
}
