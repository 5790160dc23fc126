import type { Messages } from "#app/_messages/en.ts";

/** Something that the site is made with and did not make itself. */
export interface Source {
  /** What is taken from it, in the words of `about`. */
  readonly what: keyof Messages["about"];
  readonly from: string;
  readonly url: string;
  readonly licence: string;
  readonly licenceUrl: string;
  /** What was changed. */
  readonly changed: keyof Messages["about"];
}

const ccBySa4 = {
  licence: "CC BY-SA 4.0",
  licenceUrl: "https://creativecommons.org/licenses/by-sa/4.0/",
} as const;

/** The facts of `lib/lexicon/data/NOTICE.md`, and the typeface. */
export const sources: readonly Source[] = [
  {
    what: "senses",
    from: "WikDict, FreeDict, Wiktionary, Wiktionnaire, JMdict",
    url: "https://www.wikdict.com/",
    ...ccBySa4,
    changed: "sensesChanged",
  },
  {
    what: "forms",
    from: "Dicollecte, Grammalecte",
    url: "https://grammalecte.net/",
    licence: "MPL 2.0",
    licenceUrl: "https://mozilla.org/MPL/2.0/",
    changed: "formsChanged",
  },
  {
    what: "bands",
    from: "OpenSubtitles 2024 (OPUS), Wikipédia, zxcvbn-ts",
    url: "https://github.com/zxcvbn-ts/zxcvbn",
    ...ccBySa4,
    changed: "bandsChanged",
  },
  {
    what: "pronunciations",
    from: "ipa-dict, © 2016 dohliam",
    url: "https://github.com/open-dict-data/ipa-dict",
    licence: "MIT",
    licenceUrl: "https://github.com/open-dict-data/ipa-dict/blob/master/LICENSE",
    changed: "pronunciationsChanged",
  },
  {
    what: "typeface",
    from: "Literata, © The Literata Project Authors",
    url: "https://github.com/googlefonts/literata",
    licence: "SIL OFL 1.1",
    licenceUrl: "https://openfontlicense.org/",
    changed: "typefaceChanged",
  },
];
