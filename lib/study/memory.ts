/** When a word comes back: ts-fsrs decides, this says what it is fed. */

import { type Card, createEmptyCard, FSRS, type Grade, generatorParameters } from "ts-fsrs";

/** How well the reader knew it: again, hard, good, easy. */
export const grades = [1, 2, 3, 4] as const;
export type ReviewGrade = (typeof grades)[number];

/** Where a word stands: new, in its first steps, coming back after days, in its steps again. */
export const phases = { fresh: 0, learning: 1, review: 2, relearning: 3 } as const;
export type Phase = (typeof phases)[keyof typeof phases];

/** What the scheduler knows of a word. Times are milliseconds since 1970. */
export interface Memory {
  readonly dueAt: number;
  /** Days after which the reader still knows it with the probability aimed at, 0.9. */
  readonly stability: number;
  /** From 1 to 10. */
  readonly difficulty: number;
  readonly scheduledDays: number;
  /** How many of the short first steps are done. */
  readonly steps: number;
  readonly reviews: number;
  readonly lapses: number;
  readonly phase: Phase;
  readonly reviewedAt: number;
}

/** One answer of the reader’s. No word has two at the same millisecond. */
export interface Review {
  /** The word’s key. */
  readonly word: string;
  readonly at: number;
  readonly grade: ReviewGrade;
  /** Where the word stood before. */
  readonly phase: Phase;
}

// Without fuzz: the memory then follows from the reviews alone, and two browsers that have the
// same reviews agree.
const scheduler = new FSRS(generatorParameters({ enable_fuzz: false }));

/** The memory after one more answer; `undefined` stands for a word never reviewed. */
export function afterReview(memory: Memory | undefined, grade: ReviewGrade, at: number): Memory {
  return toMemory(scheduler.next(toCard(memory, at), at, grade as Grade).card, at);
}

/** The memory after each of the four grades, to say what each would bring. */
export function previewGrades(memory: Memory | undefined, at: number): readonly Memory[] {
  return grades.map((grade) => afterReview(memory, grade, at));
}

/** The memory that the reviews of one word leave, in whatever order they are given. */
export function replay(reviews: readonly Review[]): Memory | undefined {
  return [...reviews]
    .sort((a, b) => a.at - b.at)
    .reduce<Memory | undefined>(
      (memory, { grade, at }) => afterReview(memory, grade, at),
      undefined,
    );
}

function toCard(memory: Memory | undefined, now: number): Card {
  if (memory === undefined) return createEmptyCard(new Date(now));
  return {
    due: new Date(memory.dueAt),
    stability: memory.stability,
    difficulty: memory.difficulty,
    // Deprecated and not read: the library counts the days from the last review.
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.steps,
    reps: memory.reviews,
    lapses: memory.lapses,
    state: memory.phase as Card["state"],
    last_review: new Date(memory.reviewedAt),
  };
}

function toMemory(card: Card, at: number): Memory {
  return {
    dueAt: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    steps: card.learning_steps,
    reviews: card.reps,
    lapses: card.lapses,
    phase: card.state as Phase,
    reviewedAt: at,
  };
}
