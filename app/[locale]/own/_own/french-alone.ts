import type { OwnWork } from "#app/_store/stored-rows.ts";

/** Whether the English of an own work has still to come. */
export function isFrenchAlone({ overview }: OwnWork): boolean {
  return overview.every(({ words }) => words.en === 0);
}
