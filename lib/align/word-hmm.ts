/**
 * The hidden Markov model of word alignment (Vogel, Ney & Tillmann 1996): each word of one sentence
 * is said by a word of the other, or by none, and the next one probably by a word nearby.
 */

/** Jumps are counted up to this far either way; longer ones are as likely as the longest. */
export const longestJump = 12;

/** How likely each jump is: `jumps[longestJump + d]` for d words onwards; not normalised. */
export type Jumps = Float64Array;

/** Before anything is learnt, the next word is likeliest, and each further place e⁻⁰·⁵ times less. */
export function firstJumps(): Jumps {
  return Float64Array.from({ length: 2 * longestJump + 1 }, (_, at) =>
    Math.exp(-Math.abs(at - longestJump - 1) / 2),
  );
}

/** The share of words that nothing says, before anything is read; as in the prototype. */
export const nullShare = 0.15;

/** Reads one sentence after the other; its arrays are used again. */
export class WordHmm {
  /** By observation and state: what came before says so, by that state; that or none being there. */
  #forward = new Float64Array(0);
  #passed = new Float64Array(0);
  /** … what comes after says so; the same for a state and for none that stays there. */
  #backward = new Float64Array(0);
  #from = new Float64Array(0);
  #prefix = new Float64Array(0);
  readonly #lags = new Float64Array(2 * longestJump + 1);
  readonly #scales = new Map<number, Float64Array>();
  readonly #jumps: Jumps;

  constructor(jumps: Jumps) {
    this.#jumps = jumps;
  }

  /**
   * `posterior[j * states + i]`: how likely observation j is said by state i. `emission` is laid
   * out alike; `nullEmission[j]` is that of no state. `jumpCounts` are added to, if given.
   */
  read(
    states: number,
    observations: number,
    emission: Float64Array,
    nullEmission: Float64Array,
    posterior: Float64Array,
    jumpCounts?: Float64Array,
  ): void {
    this.#reserve(states, observations);
    const scales = this.#scalesOf(states);
    this.#readForward(states, observations, emission, nullEmission, scales);
    this.#readBackward(states, observations, emission, nullEmission, scales, jumpCounts);
    const [forward, passed, backward] = [this.#forward, this.#passed, this.#backward];
    for (let here = 0; here < states * observations; here += states) {
      let sum = 0;
      for (let at = here; at < here + states; at++) sum += passed[at]! * backward[at]!;
      const factor = 1 / (sum || 1e-300);
      for (let at = here; at < here + states; at++) {
        posterior[at] = forward[at]! * backward[at]! * factor;
      }
    }
  }

  #readForward(
    states: number,
    observations: number,
    emission: Float64Array,
    nullEmission: Float64Array,
    scales: Float64Array,
  ): void {
    const [forward, passed, jumps] = [this.#forward, this.#passed, this.#jumps];
    const [from, prefix] = [this.#from, this.#prefix];
    const some = 1 - nullShare;
    let start = 0;
    for (let i = 0; i < states; i++) start += jumps[longestJump + Math.min(i + 1, longestJump)]!;
    let sum = 0;
    for (let i = 0; i < states; i++) {
      const share = jumps[longestJump + Math.min(i + 1, longestJump)]! / start;
      const said = some * share * emission[i]!;
      forward[i] = said;
      passed[i] = said + nullShare * share * nullEmission[0]!;
      sum += passed[i]!;
    }
    rescale(forward, passed, 0, states, sum);
    for (let here = states, j = 1; j < observations; j++, here += states) {
      const before = here - states;
      for (let i = 0; i < states; i++) from[i] = passed[before + i]! * scales[i]!;
      addUp(from, states, prefix);
      const unsaid = nullShare * nullEmission[j]!;
      sum = 0;
      for (let k = 0; k < states; k++) {
        const low = Math.max(0, k - longestJump + 1);
        const end = Math.min(states, k + longestJump);
        // Jumps as long as the longest count are all alike: their sums are read off prefix sums.
        let moved =
          prefix[low]! * jumps[2 * longestJump]! + (prefix[states]! - prefix[end]!) * jumps[0]!;
        for (let i = low, d = k - low + longestJump; i < end; i++, d--)
          moved += from[i]! * jumps[d]!;
        const said = some * moved * emission[here + k]!;
        const all = said + unsaid * passed[before + k]!;
        forward[here + k] = said;
        passed[here + k] = all;
        sum += all;
      }
      rescale(forward, passed, here, states, sum);
    }
  }

  #readBackward(
    states: number,
    observations: number,
    emission: Float64Array,
    nullEmission: Float64Array,
    scales: Float64Array,
    jumpCounts: Float64Array | undefined,
  ): void {
    const [backward, jumps, to, prefix] = [this.#backward, this.#jumps, this.#from, this.#prefix];
    const some = 1 - nullShare;
    const last = (observations - 1) * states;
    // After the last word comes the end, as before the first one came the start.
    for (let i = 0; i < states; i++) {
      backward[last + i] = jumps[longestJump + Math.min(states - i, longestJump)]! * scales[i]!;
    }
    for (let here = last, j = observations - 1; j > 0; j--, here -= states) {
      const before = here - states;
      for (let k = 0; k < states; k++) to[k] = some * emission[here + k]! * backward[here + k]!;
      if (jumpCounts !== undefined) this.#countJumps(states, before, to, scales, jumpCounts);
      addUp(to, states, prefix);
      const unsaid = nullShare * nullEmission[j]!;
      let sum = 0;
      for (let i = 0; i < states; i++) {
        const low = Math.max(0, i - longestJump + 1);
        const end = Math.min(states, i + longestJump);
        let moved =
          prefix[low]! * jumps[0]! + (prefix[states]! - prefix[end]!) * jumps[2 * longestJump]!;
        for (let k = low, d = low - i + longestJump; k < end; k++, d++) moved += to[k]! * jumps[d]!;
        const value = moved * scales[i]! + unsaid * backward[here + i]!;
        backward[before + i] = value;
        sum += value;
      }
      const factor = 1 / (sum || 1e-300);
      for (let i = before; i < here; i++) backward[i]! *= factor;
    }
  }

  /** Adds the jumps between two observations: from the forward row at `before` to weights `to`. */
  #countJumps(
    states: number,
    before: number,
    to: Float64Array,
    scales: Float64Array,
    counts: Float64Array,
  ): void {
    const [passed, jumps, lags] = [this.#passed, this.#jumps, this.#lags];
    lags.fill(0);
    for (let i = 0; i < states; i++) {
      const from = passed[before + i]! * scales[i]!;
      if (from < 1e-9) continue;
      for (let k = 0; k < states; k++) {
        const d = k - i;
        const lag = Math.min(longestJump, Math.max(-longestJump, d));
        lags[longestJump + lag]! += from * to[k]!;
      }
    }
    let total = 0;
    for (let lag = 0; lag < lags.length; lag++) {
      lags[lag]! *= jumps[lag]!;
      total += lags[lag]!;
    }
    if (total <= 0) return;
    const factor = 1 / total;
    for (let lag = 0; lag < lags.length; lag++) counts[lag]! += lags[lag]! * factor;
  }

  /** One over the sum of the jumps that each of so many states can make. */
  #scalesOf(states: number): Float64Array {
    let scales = this.#scales.get(states);
    if (scales === undefined) {
      scales = new Float64Array(states);
      for (let i = 0; i < states; i++) {
        let sum = 0;
        for (let k = 0; k < states; k++) {
          sum += this.#jumps[Math.max(-longestJump, Math.min(longestJump, k - i)) + longestJump]!;
        }
        scales[i] = 1 / sum;
      }
      this.#scales.set(states, scales);
    }
    return scales;
  }

  #reserve(states: number, observations: number): void {
    if (this.#forward.length < states * observations) {
      const length = Math.ceil(states * observations * 1.5);
      this.#forward = new Float64Array(length);
      this.#passed = new Float64Array(length);
      this.#backward = new Float64Array(length);
    }
    if (this.#from.length <= states) {
      this.#from = new Float64Array(states * 2);
      this.#prefix = new Float64Array(states * 2 + 1);
    }
  }
}

/** `sums[i]` is the sum of the numbers before the one at i. */
function addUp(numbers: Float64Array, count: number, sums: Float64Array): void {
  let sum = 0;
  sums[0] = 0;
  for (let i = 0; i < count; i++) {
    sum += numbers[i]!;
    sums[i + 1] = sum;
  }
}

function rescale(a: Float64Array, b: Float64Array, from: number, count: number, sum: number): void {
  const factor = 1 / (sum || 1e-300);
  for (let i = from; i < from + count; i++) {
    a[i]! *= factor;
    b[i]! *= factor;
  }
}
