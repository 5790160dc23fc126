/** What may stand in XML. */

/** A text as XML has it, in an element or between the quotes of an attribute. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\ufffe\uffff]/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
