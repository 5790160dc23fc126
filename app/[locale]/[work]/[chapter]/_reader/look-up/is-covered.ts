/** Whether a French segment’s words are kept back until they are asked for. */
export function isCovered(segment: HTMLElement): boolean {
  const { view, leads } = document.documentElement.dataset;
  return view === "covered" && leads === "en" && !segment.classList.contains("uncovered");
}
