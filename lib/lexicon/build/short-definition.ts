/** Definitions of a dictionary, short enough for a card. */

const longest = 90;
/** A definition cut shorter than this says too little. */
const shortest = 20;

/** A definition without what follows its last clause that there is room for. */
export function shortDefinition(definition: string): string {
  const text = definition
    .replace(/[\s\u00a0]+/g, " ")
    .replaceAll("'", "’")
    .replace(/[\s,]*…$/, " …")
    .trim();
  const isCut = text.endsWith(" …");
  if (text.length <= longest && !isCut)
    return text.replace(/[\s,.;:]+$/, "").replace(beginnings, "");
  return endOfClause(isCut ? text.slice(0, -2) : text.slice(0, longest));
}

/** As far as a sign, else as far as the words that begin what more there is to say. */
function endOfClause(text: string): string {
  const signs = [...text.matchAll(/[,;:.](?= |$)| \(/g)].map(({ index }) => index);
  const words = [
    ...text.matchAll(
      / (?:qui|que|qu’|dont|où|pour|afin|lorsque|quand|comme|par|avec|dans|sur|sous|en|et|ou|à|au|aux|de|du|des|d’)(?= |$|(?<=’))/g,
    ),
  ].map(({ index }) => index);
  const last = (places: readonly number[]) => places.filter((at) => at >= shortest).at(-1);
  const cut =
    last(signs.filter((at) => at >= text.length / 2)) ?? last(words) ?? text.lastIndexOf(" ");
  return closed(
    text
      .slice(0, cut)
      .replace(/[\s,;:.(]+$/, "")
      .replace(beginnings, ""),
  );
}

/** Words that a clause never ends with. */
const beginnings =
  /(?: (?:ou|et|pour|par|de|du|des|le|la|les|une?|qui|que|dont|où|à|aux?|en|dans|sur|sous|avec|comme|plus|son|sa|ses|ces?|cette|[dlq]u?’))+$/u;

/** Without a bracket that was opened and never closed. */
function closed(text: string): string {
  const open = text.lastIndexOf("(");
  if (open <= 0 || text.indexOf(")", open) !== -1) return text;
  return text.slice(0, open).trim();
}
