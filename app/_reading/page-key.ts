import { layoutNow } from "./shown-view.ts";
import type { TextView } from "./text-view.ts";

/** In the facing view nothing scrolls by itself: page keys go to the pane that leads. */
export function takePageKey(textView: TextView, key: string, event: KeyboardEvent): boolean {
  if (layoutNow() !== "panes") return false;
  const target = event.target as Element;
  if (target !== document.body && target.id !== "text") return false;
  if (key === "PageDown" || (key === " " && !event.shiftKey)) textView.turn(0.9);
  else if (key === "PageUp" || key === " ") textView.turn(-0.9);
  else if (key === "ArrowDown") textView.turn(0.08);
  else if (key === "ArrowUp") textView.turn(-0.08);
  else if (key === "End") textView.turn(1e6);
  else if (key === "Home") textView.turn(-1e6);
  else return false;
  return true;
}
