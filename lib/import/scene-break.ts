/** Ornaments between scenes. */

/** Whether a line is an ornament and no text: `* * *`, `⁂`, `———`, `.oOo.`. */
export function isBreakLine(text: string): boolean {
  const signs = text.replace(/\s/g, "");
  if (signs === "") return false;
  if (
    /^(?:\*{1,12}|⁂+|[·•◦❦❧☙✻✽❋†◊◆♦#~=+]{1,12}|[-–—_]{3,}|\.{4,}|[.·]?oOo[.·]?|[-–—~]*[*•◦#~]+[-–—~]*)$/iu.test(
      signs,
    )
  ) {
    return true;
  }
  return /^\[?(?:\*|\\\*)+\]?$/.test(signs);
}
