/** The English forms that endings get wrong, found by a list of bases and their irregular forms. */

import { baseByEnding, type EnglishKind } from "#lib/english/endings.ts";

/** What WordNet has of a kind of word. */
export interface KnownBases {
  readonly bases: ReadonlySet<string>;
  /** Irregular forms and their bases. */
  readonly irregular: ReadonlyMap<string, string>;
}

/**
 * The forms of each kind of which the endings say another base than the list: a line for each base,
 * and its forms after it.
 */
export function findLemmaExceptions(
  forms: Iterable<string>,
  known: Readonly<Record<EnglishKind, KnownBases>>,
): Readonly<Record<EnglishKind, string>> {
  const sorted = [...new Set(forms)].sort();
  const find = (kind: EnglishKind) => {
    const { bases, irregular } = known[kind];
    const inflected = inflections(bases, kind);
    const lines = new Map<string, string[]>();
    for (const form of sorted) {
      const base =
        irregular.get(form) ?? inflected.get(form) ?? (bases.has(form) ? form : undefined);
      if (base === undefined || base === baseByEnding(form, kind)) continue;
      lines.set(base, [...(lines.get(base) ?? [base]), form]);
    }
    return [...lines.values()]
      .map((line) => line.join(" "))
      .sort()
      .join("\n");
  };
  return { noun: find("noun"), verb: find("verb"), adjective: find("adjective") };
}

/** The table as a module of ours. */
export function formatLemmaExceptions(table: Readonly<Record<EnglishKind, string>>): string {
  const parts = Object.entries(table).map(([kind, lines]) => `  ${kind}: \`\n${lines}\n\`,\n`);
  return `${heading}export const lemmaExceptions = {\n${parts.join("")}} as const;\n`;
}

const heading = `/**
 * English forms that the rules of endings get wrong: a base, then its forms. Made by
 * \`npm run texts -- lexicon build\`; not for mending by hand. From WordNet 3.0, © 2006 Princeton
 * University, as wink-lexicon (MIT) has it: see NOTICE.md.
 */
`;

/** Regular forms that are no bases themselves, or are those of another word, by their bases. */
function inflections(bases: ReadonlySet<string>, kind: EnglishKind): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const base of bases) {
    for (const form of regularForms(base, kind)) {
      // *Better* is no form of *bet*, but *clothes* and *needs* are of *clothe* and *need*.
      if (kind === "verb" && bases.has(form)) continue;
      found.set(form, base);
    }
  }
  return found;
}

function regularForms(base: string, kind: EnglishKind): readonly string[] {
  if (kind === "noun") return [withS(base)];
  const stem = stemOf(base);
  if (kind === "verb") {
    const ing = /(?:ee|oe|ye)$/.test(base) ? base : /ie$/.test(base) ? "" : stem.replace(/i$/, "y");
    return [withS(base), `${stem}ed`, `${ing}ing`];
  }
  return [`${stem}er`, `${stem}est`];
}

function withS(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`;
}

/** What *-ed* and *-er* are put to. */
function stemOf(base: string): string {
  if (base.endsWith("e")) return base.slice(0, -1);
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}i`;
  const isOneSyllable =
    /^[^aeiou]*[aeiou][bdfgklmnprtvz]$/.test(base) || /^qu[ai][tpz]$/.test(base);
  return isOneSyllable ? base + base.slice(-1) : base;
}
