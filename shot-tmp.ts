import { chromium, type Page } from "playwright";
import { chromiumFlags } from "./e2e/chromium.ts";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: chromiumFlags });
const at = (page: Page, text: string) => page.evaluate((text) => {
  const w = document.createTreeWalker(document.getElementById("fr")!, NodeFilter.SHOW_TEXT);
  for (let n = w.nextNode(); n; n = w.nextNode()) { const i = (n as Text).data.indexOf(text); if (i >= 0) { const r = new Range(); r.setStart(n, i); r.setEnd(n, i + text.length); const b = r.getClientRects()[0]!; if (b.top < 0 || b.top > innerHeight - 60) continue; return { x: b.left + b.width / 2, y: b.top + b.height / 2 }; } }
  throw new Error(text);
}, text);
async function open(o: { w: number; h?: number; theme?: string; locale?: string; path: string; touch?: boolean; hints?: number }) {
  const ctx = await browser.newContext({ viewport: { width: o.w, height: o.h ?? 800 }, hasTouch: !!o.touch, isMobile: !!o.touch, serviceWorkers: "block" });
  await ctx.addInitScript(([t, h]) => localStorage.setItem("en-regard:settings", JSON.stringify({ theme: t, hints: h })), [o.theme ?? "light", o.hints ?? 0] as const);
  const page = await ctx.newPage();
  page.on("console", (m) => console.log(m.type(), m.text()));
  page.on("pageerror", (e) => console.log("pageerror", e));
  await page.goto(`http://localhost:3302/${o.locale ?? "en"}/${o.path}`);
  await page.waitForTimeout(1500);
  return page;
}
const card = (page: Page) => page.locator("[role=dialog]:popover-open").first();
{ const page = await open({ w: 1280, hints: 3, path: "a-la-bonne-heure/01-les-deux-midis/?view=facing#p2.1" });
  await page.waitForTimeout(1500); await page.screenshot({ path: "/tmp/cardshots/h1.png" }); }
{ const page = await open({ w: 390, h: 844, touch: true, hints: 4, theme: "dark", locale: "fr", path: "octobre-1917/03-une-laborieuse-prise-du-pouvoir/?view=stacked#p2.1" });
  await page.waitForTimeout(1500); await page.screenshot({ path: "/tmp/cardshots/h2.png" }); }
{ const page = await open({ w: 1280, theme: "dark", locale: "fr", path: "a-la-bonne-heure/01-les-deux-midis/?view=facing" });
  const p = await at(page, "midi sonnait"); await page.mouse.click(p.x - 20, p.y); await card(page).waitFor(); await page.waitForTimeout(300); await page.screenshot({ path: "/tmp/cardshots/a.png" }); 
  const def = card(page).locator("ol [lang=fr]").first();
  const b = (await def.boundingBox())!; await page.mouse.click(b.x + 12, b.y + 8); await page.waitForTimeout(8000); await page.screenshot({ path: "/tmp/cardshots/b.png" }); }
{ const page = await open({ w: 820, theme: "sepia", path: "octobre-1917/03-une-laborieuse-prise-du-pouvoir/?view=fr" });
  const p = await at(page, "pouvoir"); await page.mouse.click(p.x, p.y); await card(page).waitFor(); await page.waitForTimeout(300); await page.screenshot({ path: "/tmp/cardshots/d.png" }); 
  await page.keyboard.press("a"); await page.waitForTimeout(1200); await page.screenshot({ path: "/tmp/cardshots/e.png" }); }
{ const page = await open({ w: 820, theme: "light", locale: "fr", path: "about/" });
  await page.screenshot({ path: "/tmp/cardshots/f.png", fullPage: true }); }
await browser.close();
