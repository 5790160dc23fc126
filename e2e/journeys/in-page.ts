/** What journeys run in the page: each sees nothing but its argument and the document. */

export interface Control {
  readonly role: "button" | "link" | "radio" | "checkbox" | "dialog" | "heading" | "option";
  /** As a reader sees or hears it; `/…/` has to be found in it. */
  readonly name: string;
}

interface FoundControl {
  readonly x: number;
  readonly y: number;
  readonly isDisabled: boolean;
}

/** The middle of the first control of that role and name that can be seen, scrolled to. */
export function findControl({ role, name }: Control): FoundControl | null {
  const selectors = {
    button: "button, [role=button], summary",
    link: "a[href]",
    radio: "input[type=radio], [role=radio]",
    checkbox: "input[type=checkbox]",
    dialog: "dialog[open], [role=dialog]",
    heading: "h1, h2, h3",
    option: "option",
  };
  const pattern = /^\/(.*)\/$/.exec(name)?.[1];
  const nameOf = (element: Element) => {
    const label = element.getAttribute("aria-label");
    const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const by = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const labels = (element as HTMLInputElement).labels ?? [];
    const wrapped = [...labels].map(({ textContent }) => textContent).join(" ");
    const text = label ?? (by || wrapped || element.textContent || "");
    return text.replace(/\s+/g, " ").trim();
  };
  const isNamed = (element: Element) =>
    pattern === undefined ? nameOf(element) === name : new RegExp(pattern).test(nameOf(element));
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const found = [...document.querySelectorAll(selectors[role])].find(
    (element) => isNamed(element) && isShown((element as HTMLInputElement).labels?.[0] ?? element),
  );
  if (found === undefined) return null;
  const shown = (found as HTMLInputElement).labels?.[0] ?? found;
  const isInside = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= innerHeight;
  if (role !== "dialog" && !isInside(shown.getBoundingClientRect()))
    shown.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = shown.getClientRects()[0] as DOMRect;
  return {
    x: left + width / 2,
    y: top + height / 2,
    // What a face that comes moves is not where it was, and a press would miss it.
    isDisabled:
      (found as HTMLButtonElement).disabled === true ||
      !("face" in document.documentElement.dataset) ||
      document.fonts.status !== "loaded",
  };
}

/** Whether the islands of a reading page work and its face has come. */
export function isReady(): boolean {
  return (
    document.querySelector("[role=progressbar][data-ready], progress[data-ready]") !== null &&
    "face" in document.documentElement.dataset &&
    document.fonts.check("1em literata")
  );
}

/** The middle of a word where it stands in a segment, by the word as printed. */
export function findWord({
  id,
  word,
}: {
  readonly id: string;
  readonly word: string;
}): { x: number; y: number } | null {
  const segment = document.getElementById(id);
  if (segment === null) return null;
  const walker = document.createTreeWalker(segment, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(word);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    const { left, top, width, height } = range.getClientRects()[0] as DOMRect;
    return { x: left + width / 2, y: top + height / 2 };
  }
  return null;
}

/** What a highlight of the page holds, in the order of the text. */
export function highlighted(name: string): string {
  return [...(CSS.highlights.get(name) ?? [])].map((range) => String(range)).join(" | ");
}

interface Hears {
  complaints?: string[];
}

/** Keeps what goes wrong in a page from here on, where the driver hears no console. */
export function hearComplaints(): void {
  const page = window as unknown as Hears;
  if (page.complaints !== undefined) return;
  const complaints: string[] = [];
  page.complaints = complaints;
  for (const kind of ["error", "warn"] as const) {
    const tell = console[kind];
    console[kind] = (...parts: unknown[]) => {
      complaints.push(parts.map(String).join(" "));
      tell(...parts);
    };
  }
  addEventListener("error", ({ message }) => complaints.push(message));
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
  document.addEventListener("securitypolicyviolation", (event) =>
    complaints.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
}

export function heardComplaints(): readonly string[] {
  return (window as unknown as Hears).complaints ?? [];
}

/** Leaves nothing of what the site of the page has kept in this browser, but what was fetched. */
export async function forgetAll(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  const done = (request: IDBRequest | IDBTransaction, event: "success" | "complete") =>
    new Promise((resolve, reject) => {
      request.addEventListener(event, resolve);
      request.addEventListener("error", () => reject(request.error));
    });
  for (const { name = "" } of await indexedDB.databases()) {
    // A page that is kept for Back may hold the database: it is emptied, not deleted.
    const opening = indexedDB.open(name);
    await done(opening, "success");
    const database = opening.result;
    const names = [...database.objectStoreNames];
    if (names.length > 0) {
      const emptying = database.transaction(names, "readwrite");
      for (const each of names) emptying.objectStore(each).clear();
      await done(emptying, "complete");
    }
    database.close();
  }
}

/** Brings a segment into sight, where it is not. */
export function showSegment(id: string): void {
  const segment = document.getElementById(id);
  const { top, bottom } = segment?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  if (top < 120 || bottom > innerHeight - 120)
    segment?.scrollIntoView({ block: "center", behavior: "instant" });
}

/** Until nothing that scrolls has moved for ten frames. */
export async function atRest(): Promise<void> {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const scrollers = () => [document.documentElement, ...document.querySelectorAll("article")];
  const tops = () =>
    scrollers()
      .map(({ scrollTop, scrollHeight }) => `${scrollTop} ${scrollHeight}`)
      .join();
  let before = "";
  for (let still = 0; still < 10; still++) {
    await frame();
    const now = tops();
    if (now !== before) still = 0;
    before = now;
  }
}
