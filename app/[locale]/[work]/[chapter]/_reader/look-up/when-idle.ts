/** Acts when the browser has nothing better to do; Safari cannot say when that is. */
export function whenIdle(act: () => void, options?: IdleRequestOptions): number {
  return typeof requestIdleCallback === "function"
    ? requestIdleCallback(act, options)
    : requestAnimationFrame(act);
}
