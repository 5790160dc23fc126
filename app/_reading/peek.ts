/**
 * The other side of a segment, shown in place under it where one language is read alone; a second
 * call puts it away. It opens below the segment, so what the reader reads does not move.
 */
export function togglePeek(here: HTMLElement, there: HTMLElement): void {
  const open = here.nextElementSibling;
  if (open?.classList.contains("peek")) {
    open.remove();
    here.removeAttribute("aria-describedby");
    return;
  }
  const peek = document.createElement("span");
  peek.className = "peek";
  peek.id = `peek-${here.id}`;
  peek.lang = there.closest("[lang]")?.getAttribute("lang") ?? "";
  for (const node of there.childNodes) {
    const copy = node.cloneNode(true);
    // Note calls have ids and lead to the hidden side: here only their words are wanted.
    if (copy instanceof Element && copy.classList.contains("call")) continue;
    peek.append(copy);
  }
  if (there.classList.contains("absent")) peek.textContent = there.title;
  here.setAttribute("aria-describedby", peek.id);
  here.after(peek);
}

/** Puts away every other side that is open. */
togglePeek.closeAll = (): void => {
  for (const peek of document.querySelectorAll(".peek")) {
    peek.previousElementSibling?.removeAttribute("aria-describedby");
    peek.remove();
  }
};
