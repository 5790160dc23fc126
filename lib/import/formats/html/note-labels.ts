/** What calls of notes, labels of notes and links back look like. */

/** What a link to a note says: a figure, a letter or a sign, in brackets or not. */
const label =
  /^[[({]?\s*(?:(?:foot|end)?note\s*|n(?:ote)?\.?\s*(?:n?[o°]\.?)?\s*)?(\d{1,5}|[⁰¹²³⁴-⁹]{1,5}|[a-z]|[ivxlc]{1,6}|[*✱∗]{1,4}|[†‡§¶#]{1,3}|[ⅰ-ⅿ①-⑳])\s*[\])}]?[.:]?$/iu;

const longestLabel = 24;

/** The figure, letter or sign of a label; `undefined` for words. */
export function readLabel(text: string): string | undefined {
  if (text.length > longestLabel) return undefined;
  const printed = label.exec(text.trim())?.[1];
  return printed?.replace(/[⁰¹²³⁴-⁹]/g, (figure) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(figure)));
}

const backSign =
  /^[\s[\](){}.:]*(?:[↑↩↪⏎↵⤴⤶⬆↖←⇑⇐⟵⮌▲△⇧^]\s?)+(?:\s*(?:\d{1,4}|[a-z]))?[\s[\](){}.:]*$/iu;
const backWords =
  /^[\s[\](){}.:↑↩←]*(?:retour(?: (?:au texte|à l[’']appel|en haut)(?: de la note \d+)?)?|revenir(?: plus haut| au texte)?|remonter|back(?: to (?:the )?(?:text|top|content|reference|article))?|return(?: to (?:the )?text)?|jump up|jump back.{0,40})[\s[\](){}.:↑↩←]*$/iu;

/** Signs that only choose how the one before them is drawn. */
const variation = /\ufe0e|\ufe0f/g;

/** Whether a link only leads back from a note: an arrow, or words to that end. */
export function isWayBack(text: string): boolean {
  if (text.length >= 60) return false;
  const printed = text.replace(variation, "");
  return backSign.test(printed) || backWords.test(printed);
}

/** Signs of a way back at the end of a note that stand there without a link. */
export function withoutWayBack(content: string): string {
  const text = content.replace(variation, "").trimEnd();
  const end = /(?:\s|\[\s?\]|\(\s?\)|[↑↩⏎↵⤴⤶⬆⮌]){1,20}$/u.exec(text.slice(-40))?.[0] ?? "";
  return text.slice(0, text.length - end.length);
}

/** What a note begins with, before its text: `1.`, `[2]`, `a)`, `\\*`. */
const printedLabel =
  /^\*?(?:[[(]\^?)?(?:(?:foot|end)?note )?(?:(?<figure>\d{1,6}|[⁰¹²³⁴-⁹]{1,5})|(?<letter>[ivxlc]{2,6}(?=[\]).:])|[a-z](?!\p{L}))|(?<sign>(?:\\\*){1,3}|[†‡§]{1,3}))(?<close>[\]).:]*)(?:\*(?![\p{L}]))? *(?=\S)/iu;

/**
 * A note’s text and the label before it, which is `""` where a year or a word begins the note.
 * `called` is what its call says, where it has one.
 */
export function splitLabel(
  content: string,
  note: number,
  called: string | undefined,
): readonly [label: string, text: string] {
  // What stood between a figure that was a link and the text.
  const rest = content.replace(/^[.):\]] +/, "");
  const match = printedLabel.exec(rest);
  const alone = readLabel(rest.replace(/[*\\]/g, ""));
  if (alone !== undefined && (alone === called || alone === String(note))) return [rest, ""];
  if (match === null || !isLabelOf(match.groups ?? {}, note, called)) return ["", rest];
  // Emphasis that began before the label begins after it.
  const opens = match[0].startsWith("*") && !match[0].trimEnd().endsWith("*") ? "*" : "";
  return [match[0], opens + rest.slice(match[0].length)];
}

function isLabelOf(
  { figure, letter, close = "" }: Readonly<Record<string, string | undefined>>,
  note: number,
  called: string | undefined,
): boolean {
  if (figure !== undefined) {
    const number = readLabel(figure);
    if (number === String(note) || number === called) return true;
    return called === undefined && close !== "" && figure.length <= 3;
  }
  if (letter === undefined) return true;
  if (called !== undefined) return letter.toLowerCase() === called.toLowerCase() && close !== "";
  return /[)\]]/.test(close);
}
