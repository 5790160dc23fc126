/**
 * What the links of a segment say of each other: one that nothing but its sentence speaks for is
 * doubted, and *ne* goes with its negation.
 */

import { isSign } from "#lib/align/tokens.ts";
import type { FormPair, KnownLink } from "#lib/align/word-model.ts";

/** The links of a pair of sentences, each as likely as all of them together make it. */
export function settleLinks(links: readonly KnownLink[], pair: FormPair): readonly KnownLink[] {
  const settled = new Links(links, pair);
  doubtLoners(settled);
  joinNegations(settled);
  return settled.inOrder();
}

/** The links of a pair by their tokens. */
class Links {
  readonly pair: FormPair;
  readonly #byTokens = new Map<number, KnownLink>();

  constructor(links: readonly KnownLink[], pair: FormPair) {
    this.pair = pair;
    for (const link of links) this.#byTokens.set(this.#key(link.fr, link.en), link);
  }

  all(): Iterable<KnownLink> {
    return this.#byTokens.values();
  }

  probability(fr: number, en: number): number {
    if (fr < 0 || en < 0 || en >= this.pair.en.length) return 0;
    return this.#byTokens.get(this.#key(fr, en))?.probability ?? 0;
  }

  set(fr: number, en: number, probability: number): void {
    const known = this.#byTokens.get(this.#key(fr, en)) ?? {
      fr,
      en,
      listed: 0,
      isAlike: false,
      count: 0,
    };
    this.#byTokens.set(this.#key(fr, en), { ...known, probability });
  }

  inOrder(): readonly KnownLink[] {
    return [...this.#byTokens.values()].sort((a, b) => a.fr - b.fr || a.en - b.en);
  }

  #key(fr: number, en: number): number {
    return fr * this.pair.en.length + en;
  }
}

/**
 * Doubts links of words that no other text has linked, that do not look alike and that meet once. Of
 * those of at least 0.6 on half of the Hansards 0.76 are right where no word beside them is linked
 * likewise, 0.83 where one is and 0.92 where both are; of the others without a listed pair all 87.
 */
function doubtLoners(links: Links): void {
  for (const { fr, en, probability, listed, isAlike, count } of [...links.all()]) {
    if (listed > 0 || isAlike || count > metOften || isSign(links.pair.en[en]!)) continue;
    const neighbours =
      Number(isBesideLink(links, fr, en, -1)) + Number(isBesideLink(links, fr, en, 1));
    links.set(fr, en, probability * doubt[neighbours]!);
  }
}

/** Words that are counted more often meet in more than one segment. */
const metOften = 1.6;
/** What a doubted link is multiplied by, where none, one or both of its neighbours are linked. */
const doubt = [0.7, 0.8, 0.95];
/** Links from here on speak for those beside them. */
const linked = 0.6;

/** Whether the words just before, or after, are linked to each other. */
function isBesideLink(links: Links, fr: number, en: number, by: 1 | -1): boolean {
  return (
    links.probability(fr + by, en + by) > linked ||
    links.probability(fr + 2 * by, en + by) > linked ||
    links.probability(fr + by, en + 2 * by) > linked
  );
}

/** *Ne* and its *pas* say one *not*: what one of them is linked to, so is the other. */
function joinNegations(links: Links): void {
  const { fr, en } = links.pair;
  const negated = [...en.keys()].filter((at) => englishNegations.has(en[at]!));
  if (negated.length === 0) return;
  for (const [at, form] of fr.entries()) {
    if (form !== "ne" && form !== "n'") continue;
    const other = fr.findIndex(
      (one, index) => index > at && index <= at + farthest && negations.has(one),
    );
    if (other === -1) continue;
    for (const j of negated) {
      // Each of the two has a part of what speaks for the *not*.
      const most = Math.min(1, Math.hypot(links.probability(at, j), links.probability(other, j)));
      if (most < joined) continue;
      links.set(at, j, most);
      links.set(other, j, most);
    }
  }
}

/** How many tokens on from *ne* its *pas* may be, and from when on both are linked to a *not*. */
const farthest = 6;
const joined = 0.5;
const negations = new Set(
  "pas plus jamais rien point personne guere guère aucun aucune ni nul nulle".split(" "),
);
const englishNegations = new Set("not never no nothing nobody none neither nor nowhere".split(" "));
