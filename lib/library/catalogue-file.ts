import { readFileSync } from "node:fs";
import path from "node:path";
import { type CatalogueBook, parseCatalogue } from "#lib/catalogue/catalogue.ts";

/** Where the catalogue is, from the repository’s top. */
export const catalogueFile = "lib/catalogue/books.tsv";

/** The books that a reader can fetch and import. */
export function loadCatalogue(): readonly CatalogueBook[] {
  return parseCatalogue(readFileSync(path.resolve(catalogueFile), "utf8"));
}
