/** When the reader was last at the shelf, so that what has come since can be marked. */
export interface Visit {
  /** The day of this visit: `2026-11-30`. */
  readonly day: string;
  /** The day of the visit before this one; absent on the first day of all. */
  readonly before?: string;
}

/** This visit after the one that is kept, if any: all visits of a day are one. */
export function visitOn(kept: string | null, today: string): Visit {
  const last = parseVisit(kept);
  if (last === undefined) return { day: today };
  return last.day === today ? last : { day: today, before: last.day };
}

/**
 * Whether a work came to the shelf since the visit before this one. What came on the very day of
 * that visit counts, for it may have come in the evening. On the first visit all is as new as the
 * shelf, and nothing is marked.
 */
export function isNewAt({ before }: Visit, added: string | undefined): boolean {
  return before !== undefined && added !== undefined && added >= before;
}

function parseVisit(kept: string | null): Visit | undefined {
  if (kept === null) return undefined;
  try {
    const { day, before } = JSON.parse(kept) as Record<string, unknown>;
    if (!isDay(day)) return undefined;
    return isDay(before) ? { day, before } : { day };
  } catch {
    return undefined;
  }
}

function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
}
