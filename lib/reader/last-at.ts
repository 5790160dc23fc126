/**
 * The number of the last of `count` things that begins at or above `y`, else 0; `topOf` is asked for
 * as few of them as possible. They lie in order, from `first` on.
 */
export function lastAt(
  count: number,
  topOf: (index: number) => number,
  y: number,
  first = 0,
): number {
  let low = first;
  let high = Math.max(first, first + count - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (topOf(middle) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
