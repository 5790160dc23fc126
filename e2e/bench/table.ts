/** One line of what the bench found. */
export interface Finding {
  readonly what: string;
  /** As the table prints it; absent for a figure that is only told. */
  readonly target?: string;
  readonly measured: string;
  /** What the bare page or the peer has. */
  readonly beside?: string;
  readonly passes?: boolean;
  /** The same for a program, in the units that the names say. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** The findings as a table in Markdown. */
export function formatTable(findings: readonly Finding[]): string {
  const rows = [
    ["what", "target", "measured", "beside", ""],
    ...findings.map(({ what, target = "", measured, beside = "", passes }) => [
      what,
      target,
      measured,
      beside,
      passes === undefined ? "" : passes ? "pass" : "MISS",
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  lines.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  return lines.join("\n");
}

/** A number with so many decimals that three digits are seen, no more than two decimals. */
export function round(value: number): string {
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(decimals);
}
