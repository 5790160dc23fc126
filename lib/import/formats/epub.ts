/** EPUB 2 and 3 → blocks: the package tells the order of the pages and who wrote them. */

import type { DraftText, ImportContext } from "#lib/import/draft.ts";
import { openArchive } from "#lib/import/formats/archive.ts";
import { decodeAnyText } from "#lib/import/formats/encoding.ts";
import { readPages, resolveLink } from "#lib/import/formats/html.ts";
import {
  attribute,
  findElement,
  findElements,
  type MarkupElement,
  parseMarkup,
  parseMarkupIn,
  textContent,
  textOfFirst,
} from "#lib/import/formats/markup.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** Reads an EPUB. Throws an `ImportError` for one that is damaged, locked or without pages. */
export function readEpub(bytes: Uint8Array, context: ImportContext): DraftText {
  const archive = openArchive(bytes, "EPUB");
  const damaged = () => new ImportError("damaged", { format: "EPUB" });
  const readXml = (path: string) => parseMarkupIn(archive, path, "EPUB");

  const container = readXml("META-INF/container.xml");
  const rootFile = container && findElement(container, "rootfile");
  const packagePath =
    (rootFile && attribute(rootFile, "full-path")) ??
    archive.paths.find((path) => path.endsWith(".opf"));
  const book = packagePath === undefined ? undefined : readXml(packagePath);
  if (packagePath === undefined || book === undefined) throw damaged();

  const locked = findLocked(readXml("META-INF/encryption.xml"));
  const items = new Map<string, MarkupElement>();
  for (const item of findElements(book, "item")) {
    const { id } = item.attributes;
    if (id !== undefined) items.set(id, item);
  }
  const pages = findElements(book, "itemref").flatMap((reference) => {
    const item = items.get(reference.attributes.idref ?? "");
    const href = item?.attributes.href;
    const type = item?.attributes["media-type"] ?? "";
    const isNavigation = /\bnav\b/.test(item?.attributes.properties ?? "");
    if (href === undefined || isNavigation || !/html|xml/.test(type)) return [];
    const path = resolveLink(packagePath, href.split("#")[0] ?? "");
    if (locked.has(path)) throw new ImportError("encrypted", { format: "EPUB" });
    const file = archive.read(path);
    if (file === undefined) throw damaged();
    return [{ path, root: parseMarkup(decodeAnyText(file), "xhtml", "EPUB") }];
  });
  if (pages.length === 0) throw new ImportError("no-text", { format: "EPUB" });

  const styles = archive.paths
    .filter((path) => /\.css$/i.test(path))
    .slice(0, 20)
    .flatMap((path) => {
      const file = archive.read(path);
      return file === undefined ? [] : [new TextDecoder().decode(file)];
    });
  const inline = pages.flatMap(({ root }) => findElements(root, "style").map(textContent));
  return {
    blocks: readPages(pages, [...styles, ...inline], context),
    title: textOfFirst(book, "title"),
    author: textOfFirst(book, "creator"),
  };
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
