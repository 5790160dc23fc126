/**
 * Tokens that are two words each, in look-up spelling: a preposition and what it has run into.
 * The whole list of the grammars (Grevisse & Goosse, *Le bon usage*, § 592 and § 716), with `ès`.
 */
export const contractions: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["du", ["de", "le"]],
  ["des", ["de", "les"]],
  ["au", ["à", "le"]],
  ["aux", ["à", "les"]],
  ["duquel", ["de", "lequel"]],
  ["desquels", ["de", "lesquels"]],
  ["desquelles", ["de", "lesquelles"]],
  ["auquel", ["à", "lequel"]],
  ["auxquels", ["à", "lesquels"]],
  ["auxquelles", ["à", "lesquelles"]],
  ["dudit", ["de", "ledit"]],
  ["desdits", ["de", "lesdits"]],
  ["desdites", ["de", "lesdites"]],
  ["audit", ["à", "ledit"]],
  ["auxdits", ["à", "lesdits"]],
  ["auxdites", ["à", "lesdites"]],
  ["ès", ["en", "les"]],
]);
