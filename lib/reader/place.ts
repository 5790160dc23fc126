/** Where a reader stopped in a work; one per work. */
export interface Place {
  readonly chapter: string;
  readonly segmentId: string;
  /** How far into the segment the reading line was, 0 to 1. */
  readonly fraction: number;
  /** How far past the segment’s end the reading line was, and in which layout that is true. */
  readonly past?: PastSegment;
  /** How much of the chapter lies before the place, 0 to 1, by characters of the French text. */
  readonly chapterProgress: number;
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

/** A distance below a segment, which means something only where the page lies as it did. */
export interface PastSegment {
  readonly px: number;
  readonly layout: string;
  /** Of the text’s window, in px. */
  readonly width: number;
}

/** The distance past the segment to return to; 0 where the page now lies otherwise. */
export function pastOf(place: Place, layout: string, width: number): number {
  const { past } = place;
  return past !== undefined && past.layout === layout && Math.abs(past.width - width) < 1
    ? past.px
    : 0;
}

/** Reads a kept place; `undefined` where there is none or it is not one. */
export function parsePlace(kept: string | null): Place | undefined {
  if (kept === null) return undefined;
  try {
    const value: unknown = JSON.parse(kept);
    return isPlace(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * How far a reader is in a work, 0 to 1, where `lengths` are those of its chapters in any one
 * unit and `chapterIndex` counts from 0.
 */
export function workProgress(
  lengths: readonly number[],
  chapterIndex: number,
  chapterProgress: number,
): number {
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  if (whole === 0) return 0;
  const before = lengths.slice(0, chapterIndex).reduce((sum, length) => sum + length, 0);
  return (before + (lengths[chapterIndex] ?? 0) * chapterProgress) / whole;
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const place = value as Record<string, unknown>;
  const isShare = (number: unknown) => typeof number === "number" && number >= 0 && number <= 1;
  return (
    typeof place.chapter === "string" &&
    typeof place.segmentId === "string" &&
    isShare(place.fraction) &&
    isShare(place.chapterProgress) &&
    (place.past === undefined || isPast(place.past)) &&
    typeof place.readAt === "number"
  );
}

function isPast(value: unknown): value is PastSegment {
  if (typeof value !== "object" || value === null) return false;
  const { px, layout, width } = value as Record<string, unknown>;
  const isLength = (number: unknown) => typeof number === "number" && number >= 0 && number < 1e6;
  return isLength(px) && isLength(width) && typeof layout === "string";
}
