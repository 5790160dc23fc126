import type { Locale } from "#app/_messages/locales.ts";

const minute = 60_000;
const units = [
  ["year", 365 * 24 * 60 * minute],
  ["month", 30 * 24 * 60 * minute],
  ["day", 24 * 60 * minute],
  ["hour", 60 * minute],
  ["minute", minute],
] as const;

/** “10 min”, “3 days”: a time to wait, in the largest unit of which there is at least one. */
export function formatAway(ms: number, locale: Locale): string {
  const [unit, length] = units.find(([, each]) => ms >= 0.95 * each) ?? ["minute", minute];
  const value = Math.max(1, Math.round(ms / length));
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
}
