/** EPUB 2 and 3 → blocks: the package tells the order of the pages and who wrote them. */

import type { DraftText, ImportContext } from "#lib/import/draft.ts";
import { type Archive, openArchive } from "#lib/import/formats/archive.ts";
import { decodeAnyText } from "#lib/import/formats/encoding.ts";
import { readContents, readMatterPages } from "#lib/import/formats/epub/epub-contents.ts";
import { readMetadata } from "#lib/import/formats/epub/epub-metadata.ts";
import { resolveLink, resolvePage } from "#lib/import/formats/html/links.ts";
import { isMatterName } from "#lib/import/formats/html/matter-types.ts";
import type { HtmlPage } from "#lib/import/formats/html/page-index.ts";
import { readPages } from "#lib/import/formats/html/read-pages.ts";
import {
  attribute,
  findElement,
  findElements,
  type MarkupElement,
  parseMarkup,
  parseMarkupIn,
  textContent,
} from "#lib/import/formats/markup.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** An EPUB’s pages as trees, and what the book says of them. */
export interface EpubPages {
  readonly pages: readonly HtmlPage[];
  readonly book: MarkupElement;
  readonly packagePath: string;
  readonly archive: Archive;
  /** The manifest’s entries by id. */
  readonly items: ReadonlyMap<string, Item>;
}

interface Item {
  readonly id: string;
  readonly path: string;
  readonly type: string;
  readonly isNavigation: boolean;
}

/** Reads an EPUB. Throws an `ImportError` for one that is damaged, locked or without pages. */
export function readEpub(bytes: Uint8Array, context: ImportContext): DraftText {
  return readEpubPages(openEpub(bytes, context), context);
}

/** The pages of an EPUB, in the order of the book. */
export function openEpub(bytes: Uint8Array, context: ImportContext): EpubPages {
  const archive = openArchive(bytes, "EPUB");
  const { duplicates } = archive;
  if (duplicates.length > 0) context.ledger.setAside("duplicate", "", duplicates.length);
  const readXml = (path: string) => parseMarkupIn(archive, path, "EPUB");
  const container = readXml("META-INF/container.xml");
  const rootFile = container && findElement(container, "rootfile");
  const named = rootFile && attribute(rootFile, "full-path");
  const packagePath =
    named !== undefined && archive.read(named) !== undefined
      ? named
      : archive.paths.find((path) => path.endsWith(".opf"));
  const book = packagePath === undefined ? undefined : readXml(packagePath);
  if (packagePath === undefined || book === undefined) {
    throw new ImportError("damaged", { format: "EPUB" });
  }
  const items = readManifest(book, packagePath);
  const locked = findLocked(readXml("META-INF/encryption.xml"));
  const pages = readSpine(book, items, archive, locked, context);
  if (pages.length === 0) throw new ImportError("no-text", { format: "EPUB" });
  return { pages, book, packagePath, archive, items };
}

/** The pages → blocks. */
export function readEpubPages(epub: EpubPages, context: ImportContext): DraftText {
  const { pages, book, packagePath, archive, items } = epub;
  const navigation = findNavigation(epub);
  const all = [...items.values()];
  const ncx = all.find(({ type, path }) => /dtbncx/.test(type) || path.endsWith(".ncx"))?.path;
  const matter = new Set(readMatterPages(navigation, book, packagePath));
  for (const { id, path } of all) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (isMatterName(name) || isMatterName(id)) matter.add(path);
  }
  const sheets = archive.paths
    .filter((path) => /\.css$/i.test(path))
    .slice(0, 20)
    .flatMap((path) => {
      const file = archive.read(path);
      return file === undefined ? [] : [new TextDecoder().decode(file)];
    });
  const inline = pages.flatMap(({ root }) => findElements(root, "style").map(textContent));
  const about = {
    styles: [...sheets, ...inline],
    contents: readContents(navigation, archive, ncx),
    matter,
  };
  return { blocks: readPages(pages, about, context), ...readMetadata(book) };
}

function readManifest(book: MarkupElement, packagePath: string): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  for (const { attributes } of findElements(book, "item")) {
    const { id, href } = attributes;
    if (id === undefined || href === undefined) continue;
    items.set(id, {
      id,
      path: resolvePage(packagePath, href),
      type: attributes["media-type"] ?? "",
      isNavigation: /\bnav\b/.test(attributes.properties ?? ""),
    });
  }
  return items;
}

/** Pages that the spine names, each once; what is missing or comes again is told to the ledger. */
function readSpine(
  book: MarkupElement,
  items: ReadonlyMap<string, Item>,
  archive: Archive,
  locked: ReadonlySet<string>,
  { ledger }: ImportContext,
): readonly HtmlPage[] {
  const pages: HtmlPage[] = [];
  const seen = new Set<string>();
  let missing = 0;
  let again = 0;
  for (const { attributes } of findElements(book, "itemref")) {
    const item = items.get(attributes.idref ?? "");
    if (item === undefined) {
      missing++;
      continue;
    }
    if (item.isNavigation) {
      ledger.setAside("contents", "");
      continue;
    }
    if (seen.has(item.path)) {
      again++;
      continue;
    }
    seen.add(item.path);
    if (locked.has(item.path)) throw new ImportError("encrypted", { format: "EPUB" });
    const file = readAny(archive, item.path);
    if (file === undefined) missing++;
    else if (!isPicture(item.type, file)) {
      pages.push({ path: item.path, root: parseMarkup(decodeAnyText(file), "xhtml", "EPUB") });
    }
  }
  if (missing > 0) ledger.setAside("missing-page", "", missing);
  if (again > 0) ledger.setAside("duplicate", "", again);
  return pages;
}

/** A file by its path; a zip’s may be spelled in other letters, capital or small. */
function readAny(archive: Archive, path: string): Uint8Array | undefined {
  const file = archive.read(path);
  if (file !== undefined) return file;
  let paths = lowerPaths.get(archive);
  if (paths === undefined) {
    paths = new Map(archive.paths.map((each) => [each.toLowerCase(), each]));
    lowerPaths.set(archive, paths);
  }
  const other = paths.get(path.toLowerCase());
  return other === undefined ? undefined : archive.read(other);
}

const lowerPaths = new WeakMap<Archive, ReadonlyMap<string, string>>();

/** Whether a page is a picture by itself; whatever its media type is called, a page has tags. */
function isPicture(type: string, file: Uint8Array): boolean {
  if (/html|xml|text/.test(type) && type !== "image/svg+xml") return false;
  const start = new TextDecoder("windows-1252")
    .decode(file.subarray(0, 1_000))
    .replaceAll("\0", "");
  return !/<(?:!doctype html|html|body|\?xml)/i.test(start) || /<svg/i.test(start.slice(0, 300));
}

function findNavigation({
  items,
  archive,
}: EpubPages): { readonly path: string; readonly root: MarkupElement } | undefined {
  const item = [...items.values()].find(({ isNavigation }) => isNavigation);
  const file = item && readAny(archive, item.path);
  if (item === undefined || file === undefined) return undefined;
  return { path: item.path, root: parseMarkup(decodeAnyText(file), "xhtml", "EPUB") };
}

/** The files that are encrypted. Fonts may be garbled by a licence’s terms; pages are locked. */
function findLocked(encryption: MarkupElement | undefined): ReadonlySet<string> {
  if (encryption === undefined) return new Set();
  return new Set(
    findElements(encryption, "CipherReference").flatMap(({ attributes }) =>
      attributes.URI === undefined ? [] : [resolveLink("", attributes.URI)],
    ),
  );
}
