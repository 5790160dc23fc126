/** What a saved web page shows around its text: menus, footers, banners, buttons. */

import { hasWord, idOf, wordsOf } from "#lib/import/formats/html/element-words.ts";
import { childElements, type MarkupElement, textContent } from "#lib/import/formats/markup.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words of classes and ids that stand for nothing else. */
const sureWords = set(`
  mw-editsection editsection mw-jump-link mw-indicators mw-head mw-panel mw-navigation mw-footer
  mw-portlet mw-page-base mw-head-base mw-sidebar vector-menu sitesub contentsub contentsub2
  sitenotice jump-to-nav printfooter catlinks navbox noprint headertemplate ws-noexport ws-header
  breadcrumb breadcrumbs cookie cookies cookiebanner cookieconsent consent gdpr rgpd skiplink
  skip-link share sharing sharedaddy social addtoany newsletter disqus comments respond commentlist
`);

/** Words of menus that books use too; they count where what is in them is links. */
const likelyWords = set(`
  nav navbar navigation menu menubar sidebar footer header masthead topbar toolbar pagination pager
  related widget widgets promo advert advertisement ads banner tags site-header site-footer toc
  post-navigation footer-links
`);

const footWords = set("footer site-footer sitefooter pagefooter page-footer");

const roles = set(
  "navigation banner contentinfo search complementary dialog alertdialog menu menubar",
);

/** A page whose text is mostly in such an element has no other. */
const largestShare = 0.5;

/** The elements of a saved page that are not its text, the outermost of each. */
export function findMenus(root: MarkupElement): ReadonlySet<MarkupElement> {
  const menus = new Set<MarkupElement>();
  const lengths = new Map<MarkupElement, { all: number; linked: number }>();
  measure(root, false, lengths);
  const all = lengths.get(root)?.all ?? 0;
  const visit = (element: MarkupElement, isInText: boolean) => {
    for (const child of childElements(element)) {
      const length = lengths.get(child) ?? { all: 0, linked: 0 };
      const isSmall = length.all < all * largestShare;
      if (isSmall && length.all > 0 && isMenu(child, length.linked / length.all, isInText)) {
        menus.add(child);
      } else visit(child, isInText || /^(?:article|main|section|blockquote)$/.test(child.name));
    }
  };
  visit(root, false);
  return menus;
}

function isMenu(element: MarkupElement, linkedShare: number, isInText: boolean): boolean {
  const { name } = element;
  if (/^(?:h[1-6]|p|body|html|main|article|em|i|b)$/.test(name)) return false;
  const words = new Set([...wordsOf(element), ...(name === "a" ? [] : idWords(element))]);
  if (words.has("mw-cite-backlink")) return false;
  const has = (list: ReadonlySet<string>) => [...words].some((word) => list.has(word));
  if (has(sureWords)) return true;
  if (name === "a") return false;
  if (holdsTitle(element)) return false;
  if ((name === "footer" || has(footWords)) && !isInText) return true;
  const isNamed = has(likelyWords) || roles.has(element.attributes.role ?? "");
  const isElement = name === "header" || name === "aside";
  return (isNamed || (isElement && !isInText)) && linkedShare > 0.3;
}

function idWords(element: MarkupElement): readonly string[] {
  const id = idOf(element);
  if (id === undefined) return [];
  return [id, ...id.split(/[-_:.\d]+/)].filter(Boolean).map((word) => word.toLowerCase());
}

function holdsTitle(element: MarkupElement): boolean {
  return childElements(element).some((child) => child.name === "h1" || holdsTitle(child));
}

function measure(
  element: MarkupElement,
  isLinked: boolean,
  lengths: Map<MarkupElement, { all: number; linked: number }>,
): { all: number; linked: number } {
  const length = { all: 0, linked: 0 };
  for (const child of element.children) {
    if (typeof child === "string") {
      const letters = child.trim().length;
      length.all += letters;
      if (isLinked) length.linked += letters;
    } else if (!/^(?:script|style|template|head)$/.test(child.name)) {
      const inner = measure(child, isLinked || child.name === "a", lengths);
      length.all += inner.all;
      length.linked += inner.linked;
    }
  }
  lengths.set(element, length);
  return length;
}

const transcriberWords = set("transnote tnote transcriber transcribernote tn trans-note tntext");

const transcribersHeading =
  /^\W*(?:transcriber(?:[’']?s|s[’'])? notes?|transcription notes?|notes? (?:du|de la|des|de) transcri(?:pteurs?|ption)|notes? sur la transcription)\b/i;

/** Longer ones hold the text as well. */
const longestNote = 6_000;

/** Whether an element holds a note of those who made the file. */
export function isTranscribersNote(element: MarkupElement): boolean {
  if (hasWord(element, transcriberWords)) return true;
  if (/^(?:transcriber|transnote|tnote)/i.test(idOf(element) ?? "")) return true;
  if (!/^(?:div|section|aside|blockquote|table|p)$/.test(element.name)) return false;
  if (!transcribersHeading.test(startOf(element, 80))) return false;
  return textContent(element).length < longestNote;
}

/** The first letters of an element. */
function startOf(element: MarkupElement, length: number): string {
  let start = "";
  for (const child of element.children) {
    start += typeof child === "string" ? child.slice(0, length) : startOf(child, length);
    start = start.trimStart();
    if (start.length >= length) break;
  }
  return start.slice(0, length);
}

/** Whether a page is Project Gutenberg’s, which has no menus but its own frame. */
export function isGutenberg(root: MarkupElement): boolean {
  return /PROJECT GUTENBERG|Project Gutenberg/.test(textContent(root).slice(0, 20_000));
}

/** Gutenberg’s own words before and after the book. */
export function isGutenbergFrame(element: MarkupElement): boolean {
  const id = idOf(element) ?? "";
  return /^pg-(?:header|footer|machine-header)$/.test(id) || hasWord(element, frameWords);
}

const frameWords = set("pg-boilerplate pgheader pgfooter pg-header pg-footer");
