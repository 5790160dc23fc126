/**
 * Guards a cell against being computed: a spreadsheet takes what begins with `=`, `+`, `-` or `@`
 * for a formula, and what begins with an apostrophe for text. See OWASP, “CSV Injection”.
 */
export function guardFormula(cell: string): string {
  return /^'*[=+\-@]/.test(cell) ? `'${cell}` : cell;
}

/** The cell that `guardFormula` was given. */
export function withoutFormulaGuard(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@])/, "");
}
