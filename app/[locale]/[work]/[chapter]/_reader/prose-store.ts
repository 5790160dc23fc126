/**
 * Prose on its way from the pages built on the server to the HTML. It goes past React's payload
 * on purpose: a chapter handed over as a property would be in every page twice.
 */
const shared = globalThis as { enRegardProse?: Map<string, string> };
shared.enRegardProse ??= new Map();
const prose = shared.enRegardProse;

export function putProse(slot: string, html: string): void {
  prose.set(slot, html);
}

export function takeProse(slot: string): string {
  const html = prose.get(slot);
  if (html === undefined) throw new RangeError(`no prose was put for “${slot}”`);
  return html;
}
