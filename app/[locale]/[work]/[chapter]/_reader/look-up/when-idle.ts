/**
 * Acts when the browser has nothing better to do, and after `timeout` ms at the latest: one that has
 * nothing at all to do may sleep over it. Safari cannot say when it is idle.
 */
export function whenIdle(act: () => void, timeout = 1000): number {
  return typeof requestIdleCallback === "function"
    ? requestIdleCallback(act, { timeout })
    : requestAnimationFrame(act);
}
