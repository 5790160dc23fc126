/**
 * Prose on its way to the page, from the pages built on the server or from what the reader keeps
 * in the browser. It goes past React's payload on purpose: a chapter handed over as a property
 * would be in every page twice.
 */
const shared = globalThis as { enRegardProse?: Map<string, string> };
shared.enRegardProse ??= new Map();
const prose = shared.enRegardProse;

export function putProse(slot: string, html: string): void {
  prose.set(slot, html);
}

export function takeProse(slot: string): string | undefined {
  return prose.get(slot);
}
