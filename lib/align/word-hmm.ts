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
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  #nullForward = new Float64Array(0);
  #nullBackward = new Float64Array(0);
  #passed = new Float64Array(0);
  #moved = new Float64Array(0);
  #prefix = new Float64Array(0);
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
    const forward = this.#forward;
    const backward = this.#backward;
    const nullForward = this.#nullForward;
    const nullBackward = this.#nullBackward;
    const passed = this.#passed;
    const moved = this.#moved;
    const some = 1 - nullShare;

    let sum = 0;
    let start = 0;
    for (let i = 0; i < states; i++)
      start += this.#jumps[longestJump + Math.min(i + 1, longestJump)]!;
    for (let i = 0; i < states; i++) {
      const share = this.#jumps[longestJump + Math.min(i + 1, longestJump)]! / start;
      forward[i] = some * share * emission[i]!;
      nullForward[i] = nullShare * share * nullEmission[0]!;
      sum += forward[i]! + nullForward[i]!;
    }
    scale(forward, nullForward, 0, states, sum);
    for (let j = 1; j < observations; j++) {
      const before = (j - 1) * states;
      const here = j * states;
      for (let i = 0; i < states; i++) passed[i] = forward[before + i]! + nullForward[before + i]!;
      this.#move(states, passed, moved);
      sum = 0;
      for (let i = 0; i < states; i++) {
        forward[here + i] = some * moved[i]! * emission[here + i]!;
        nullForward[here + i] = nullShare * passed[i]! * nullEmission[j]!;
        sum += forward[here + i]! + nullForward[here + i]!;
      }
      scale(forward, nullForward, here, states, sum);
    }

    const last = (observations - 1) * states;
    backward.fill(1, last, last + states);
    nullBackward.fill(1, last, last + states);
    for (let j = observations - 1; j > 0; j--) {
      const before = (j - 1) * states;
      const here = j * states;
      for (let i = 0; i < states; i++) passed[i] = some * emission[here + i]! * backward[here + i]!;
      if (jumpCounts !== undefined) this.#countJumps(states, before, passed, jumpCounts);
      this.#moveBack(states, passed, moved);
      sum = 0;
      for (let i = 0; i < states; i++) {
        const value = moved[i]! + nullShare * nullEmission[j]! * nullBackward[here + i]!;
        backward[before + i] = value;
        sum += value;
      }
      const factor = 1 / (sum || 1e-300);
      for (let i = 0; i < states; i++) {
        backward[before + i]! *= factor;
        nullBackward[before + i] = backward[before + i]!;
      }
    }

    for (let j = 0; j < observations; j++) {
      const here = j * states;
      sum = 0;
      for (let i = 0; i < states; i++) {
        const value = forward[here + i]! * backward[here + i]!;
        posterior[here + i] = value;
        sum += value + nullForward[here + i]! * nullBackward[here + i]!;
      }
      const factor = 1 / (sum || 1e-300);
      for (let i = 0; i < states; i++) posterior[here + i]! *= factor;
    }
  }

  /** One step onwards: `moved[k]` is the sum over i of `from[i]` times the share of i that goes to k. */
  #move(states: number, from: Float64Array, moved: Float64Array): void {
    const scales = this.#scalesOf(states);
    const jumps = this.#jumps;
    const prefix = this.#prefix;
    // Jumps as long as the longest count are all alike: their sums are read off prefix sums.
    prefix[0] = 0;
    for (let i = 0; i < states; i++) prefix[i + 1] = prefix[i]! + from[i]! * scales[i]!;
    for (let k = 0; k < states; k++) {
      const low = Math.max(0, k - longestJump + 1);
      const high = Math.min(states - 1, k + longestJump - 1);
      let sum =
        prefix[low]! * jumps[2 * longestJump]! + (prefix[states]! - prefix[high + 1]!) * jumps[0]!;
      for (let i = low; i <= high; i++) {
        sum += from[i]! * scales[i]! * jumps[k - i + longestJump]!;
      }
      moved[k] = sum;
    }
  }

  /** One step back: `moved[i]` is the sum over k of `to[k]` times the share of i that goes to k. */
  #moveBack(states: number, to: Float64Array, moved: Float64Array): void {
    const scales = this.#scalesOf(states);
    const jumps = this.#jumps;
    const prefix = this.#prefix;
    prefix[0] = 0;
    for (let k = 0; k < states; k++) prefix[k + 1] = prefix[k]! + to[k]!;
    for (let i = 0; i < states; i++) {
      const low = Math.max(0, i - longestJump + 1);
      const high = Math.min(states - 1, i + longestJump - 1);
      let sum =
        prefix[low]! * jumps[0]! + (prefix[states]! - prefix[high + 1]!) * jumps[2 * longestJump]!;
      for (let k = low; k <= high; k++) sum += to[k]! * jumps[k - i + longestJump]!;
      moved[i] = sum * scales[i]!;
    }
  }

  /** Adds the jumps between two observations: from the forward row at `before` to weights `to`. */
  #countJumps(states: number, before: number, to: Float64Array, counts: Float64Array): void {
    const scales = this.#scalesOf(states);
    const own = new Float64Array(counts.length);
    let total = 0;
    for (let i = 0; i < states; i++) {
      const from = (this.#forward[before + i]! + this.#nullForward[before + i]!) * scales[i]!;
      if (from < 1e-9) continue;
      for (let k = 0; k < states; k++) {
        const jump = Math.max(-longestJump, Math.min(longestJump, k - i)) + longestJump;
        const weight = from * this.#jumps[jump]! * to[k]!;
        own[jump]! += weight;
        total += weight;
      }
    }
    if (total <= 0) return;
    for (let jump = 0; jump < own.length; jump++) counts[jump]! += own[jump]! / total;
  }

  /** One over the sum of the jumps that each of so many states can make. */
  #scalesOf(states: number): Float64Array {
    let scales = this.#scales.get(states);
    if (scales === undefined) {
      scales = Float64Array.from({ length: states }, (_, i) => {
        let sum = 0;
        for (let k = 0; k < states; k++) {
          sum += this.#jumps[Math.max(-longestJump, Math.min(longestJump, k - i)) + longestJump]!;
        }
        return 1 / sum;
      });
      this.#scales.set(states, scales);
    }
    return scales;
  }

  #reserve(states: number, observations: number): void {
    if (this.#forward.length < states * observations) {
      const length = Math.ceil(states * observations * 1.5);
      this.#forward = new Float64Array(length);
      this.#backward = new Float64Array(length);
      this.#nullForward = new Float64Array(length);
      this.#nullBackward = new Float64Array(length);
    }
    if (this.#passed.length <= states) {
      this.#passed = new Float64Array(states * 2);
      this.#moved = new Float64Array(states * 2);
      this.#prefix = new Float64Array(states * 2 + 1);
    }
  }
}

function scale(a: Float64Array, b: Float64Array, from: number, count: number, sum: number): void {
  const factor = 1 / (sum || 1e-300);
  for (let i = from; i < from + count; i++) {
    a[i]! *= factor;
    b[i]! *= factor;
  }
}
