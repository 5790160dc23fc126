/** Ornaments between scenes. */

/** Longer ones are text; a book that is one line need not be looked through. */
const longestOrnament = 200;

/** Whether a line is an ornament and no text: `* * *`, `⁂`, `———`, `.oOo.`. */
export function isBreakLine(text: string): boolean {
  if (text.length > longestOrnament) return false;
  const signs = text.replace(/\s/g, "");
  if (signs === "") return false;
  if (
    /^(?:\*{1,12}|⁂+|[·•◦❦❧☙✻✽❋†◊◆♦#~=+]{1,12}|[-–—_]{3,}|\.{4,}|[.·]?oOo[.·]?|[-–—~]*[*•◦#][*•◦#~]*(?:[-–—][-–—~]*)?|[-–—]*~[-–—~]*)$/iu.test(
      signs,
    )
  ) {
    return true;
  }
  return /^\[?(?:\*|\\\*)+\]?$/.test(signs);
}
