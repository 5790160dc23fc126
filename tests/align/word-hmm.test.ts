import { expect, test } from "vitest";
import { firstJumps, longestJump, nullShare, WordHmm } from "#lib/align/word-hmm.ts";
import { randomNumbers } from "../../e2e/bench/gold.ts";

/** How likely each state says each observation, by adding up every path there is. */
function readByHand(
  jumps: Float64Array,
  states: number,
  observations: number,
  emission: Float64Array,
  nullEmission: Float64Array,
): Float64Array {
  const jump = (d: number) =>
    jumps[longestJump + Math.max(-longestJump, Math.min(longestJump, d))] ?? 0;
  const all = Array.from({ length: states }, (_, i) => i);
  const sumOf = (from: number) => all.reduce((sum, k) => sum + jump(k - from), 0);
  const posterior = new Float64Array(states * observations);
  let total = 0;
  // A word that nothing says stays at the state that the one before was at.
  const walk = (at: number, path: readonly (readonly [number, boolean])[], weight: number) => {
    const before = path.at(-1)?.[0] ?? -1;
    if (at === observations) {
      const whole = (weight * jump(states - before)) / sumOf(before);
      total += whole;
      for (const [j, [state, isSaid]] of path.entries()) {
        const at = j * states + state;
        if (isSaid) posterior[at] = (posterior[at] ?? 0) + whole;
      }
      return;
    }
    for (const state of all) {
      const share = jump(state - before) / sumOf(before);
      const said = (1 - nullShare) * share * (emission[at * states + state] ?? 0);
      walk(at + 1, [...path, [state, true]], weight * said);
      const stays = at === 0 ? share : state === before ? 1 : 0;
      if (stays > 0) {
        const unsaid = nullShare * stays * (nullEmission[at] ?? 0);
        walk(at + 1, [...path, [state, false]], weight * unsaid);
      }
    }
  };
  walk(0, [], 1);
  return posterior.map((value) => value / total);
}

test("words are linked as all paths together say, over jumps of any length", () => {
  const random = randomNumbers(5);
  for (const [states, observations] of [
    [2, 3],
    [5, 3],
    [18, 3],
  ] as const) {
    const jumps = firstJumps().map((share) => share + random());
    const numbers = (length: number) => Float64Array.from({ length }, () => random());
    const emission = numbers(states * observations);
    const nullEmission = numbers(observations);
    const posterior = new Float64Array(states * observations);
    new WordHmm(jumps).read(states, observations, emission, nullEmission, posterior);
    const byHand = readByHand(jumps, states, observations, emission, nullEmission);
    for (const [at, value] of posterior.entries()) expect(value).toBeCloseTo(byHand[at] ?? 0, 9);
  }
});
