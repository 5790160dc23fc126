/** What the site is measured beside: the least page that shows the same text, and a peer. */

import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { BenchSegment } from "./works.ts";

type Side = "fr" | "en";

/** Where the pages of a chapter are on the server of the pages beside. */
export const barePath = (name: string) => `/bare/${name}/`;
export const peerPath = (name: string) => `/foliate/${name}/`;

/**
 * Writes, for the project’s server, a bare page and a foliate-js page of each chapter. They have
 * no Content-Security-Policy and no further headers: nothing that could slow them down.
 */
export function writePagesBeside(
  repository: string,
  folder: string,
  chapters: ReadonlyMap<string, readonly BenchSegment[]>,
): void {
  const out = path.join(folder, "out");
  rmSync(out, { recursive: true, force: true });
  for (const [name, segments] of chapters) {
    write(path.join(out, barePath(name), "index.html"), barePage(segments));
    for (const side of ["fr", "en"] as const)
      write(path.join(out, peerPath(name), `${side}.xhtml`), peerSection(segments, side));
    write(path.join(out, peerPath(name), "index.html"), peerPage);
  }
  cpSync(path.join(repository, "node_modules/foliate-js"), path.join(out, "foliate-js"), {
    recursive: true,
  });
  cpSync(path.join(repository, "app/icon.svg"), path.join(out, "icon.svg"));
  write(path.join(out, "404.html"), "");
  write(path.join(out, "_headers"), "/*\n");
}

/** Two scrolling columns of text and nothing else: what no page can be quicker than. */
function barePage(segments: readonly BenchSegment[]): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title><style>
body{margin:0;display:grid;grid-template-columns:1fr 1fr;height:100vh;font:19px/1.58 Georgia,serif;hyphens:auto}
article{overflow:auto;padding:1em 3em;min-height:0;box-sizing:border-box;height:100vh}
</style></head><body>
<article lang="fr" class="side-fr">${blocksHtml(segments, "fr")}</article>
<article lang="en" class="side-en">${blocksHtml(segments, "en")}</article>
</body></html>`;
}

/** One book of the pair: foliate-js shows a section in an iframe of its own. */
function peerSection(segments: readonly BenchSegment[], side: Side): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="${side}" xml:lang="${side}"><head><title>${side}</title><style>
body{font:19px/1.58 Georgia,serif;hyphens:auto}
</style></head><body><article class="side-${side}">${blocksHtml(segments, side)}</article></body></html>`;
}

/**
 * Two scrolled foliate views kept in step as Readest does it: by the fraction of the section. Here
 * at every scroll event, which is sooner than Readest.
 */
const peerPage = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>foliate-js</title><style>
body{margin:0;display:grid;grid-template-columns:1fr 1fr;height:100vh}
foliate-view{display:block;height:100vh;min-width:0}
</style></head><body>
<script type="module">
import "/foliate-js/view.js";
const renderers = {};
let leader = "fr";
for (const side of ["fr", "en"]) {
  const view = document.createElement("foliate-view");
  view.id = side;
  document.body.append(view);
  const load = () => new URL(side + ".xhtml", location.href).href;
  view.open({ metadata: { language: side }, sections: [{ id: side, load, size: 1 }] }).then(async () => {
    const { renderer } = view;
    renderers[side] = renderer;
    renderer.setAttribute("flow", "scrolled");
    renderer.setAttribute("margin", "16px");
    const lead = () => { leader = side; };
    for (const type of ["wheel", "pointerdown", "touchstart"]) {
      view.addEventListener(type, lead, { capture: true, passive: true });
      view.addEventListener("load", ({ detail }) => detail.doc.addEventListener(type, lead, { passive: true }));
    }
    renderer.addEventListener("scroll", () => {
      const other = renderers[side === "fr" ? "en" : "fr"];
      if (leader === side && other) other.goTo({ index: 0, anchor: renderer.start / renderer.viewSize });
    });
    await renderer.goTo({ index: 0 });
  });
}
window.lead = (side) => { leader = side; };
window.renderers = renderers;
</script></body></html>`;

/** The blocks of one side as plain paragraphs and headings, a span each segment. */
function blocksHtml(segments: readonly BenchSegment[], side: Side): string {
  const blocks = new Map<string, string[]>();
  for (const segment of segments) {
    const block = segment.id.replace(/\..*/, "");
    if (!blocks.has(block)) blocks.set(block, []);
    const text = escapeText(segment[side]);
    blocks.get(block)?.push(`<span class="segment${text === "" ? " absent" : ""}">${text}</span>`);
  }
  return [...blocks]
    .map(([block, spans]) => {
      const tag = block.startsWith("t") ? "h2" : /^[hs]/.test(block) ? "h3" : "p";
      return `<${tag} class="block">${spans.join(" ")}</${tag}>`;
    })
    .join("\n");
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function write(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
