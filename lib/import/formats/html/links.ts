/** Where links lead, within the files of a book. */

/** A link’s page and place, from the folder of the page it stands on: `text/two.xhtml#n1`. */
export function resolveLink(path: string, href: string): string {
  const cut = href.indexOf("#");
  const file = (cut === -1 ? href : href.slice(0, cut)).replace(/\?.*$/s, "");
  const fragment = cut === -1 ? "" : href.slice(cut + 1);
  const target = file === "" ? path : resolvePath(path, decode(file));
  return fragment === "" ? target : `${target}#${decode(fragment)}`;
}

/** A link’s page alone. */
export function resolvePage(path: string, href: string): string {
  return resolveLink(path, href.split("#", 1)[0] ?? "");
}

function resolvePath(from: string, to: string): string {
  const steps = to.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of to.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/").normalize("NFC");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
