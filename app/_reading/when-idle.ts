/**
 * Acts when the browser has nothing better to do, and after `timeout` ms at the latest: one that has
 * nothing at all to do may sleep over it. `act` is told how many ms it has; in Safari, which cannot
 * say when it is idle, none.
 */
export function whenIdle(
  act: (deadline: Pick<IdleDeadline, "timeRemaining">) => void,
  timeout = 1000,
): number {
  return typeof requestIdleCallback === "function"
    ? requestIdleCallback(act, { timeout })
    : requestAnimationFrame(() => act({ timeRemaining: () => 0 }));
}
