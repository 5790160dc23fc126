/** The library for other programs: an Atom feed, and OPDS catalogues, which e-book readers open. */

import { escapeXml } from "#lib/export/xml.ts";
import type { CatalogueEntry, CatalogueLanguage } from "./catalogue-entry.ts";

/** What a feed says of itself. */
export interface FeedHead {
  readonly title: string;
  readonly subtitle: string;
  readonly language: CatalogueLanguage;
  /** Makes an address of a path: whole where the site knows where it is, else the path. */
  readonly at: (path: string) => string;
}

const types = {
  epub: "application/epub+zip",
  atom: "application/atom+xml",
  opds: "application/atom+xml;profile=opds-catalog;kind=acquisition",
  opds2: "application/opds+json",
} as const;

/** Works as an Atom feed (RFC 4287), the newest first. */
export function formatAtom(head: FeedHead, entries: readonly CatalogueEntry[]): string {
  const newest = [...entries].sort((a, b) => (a.updated < b.updated ? 1 : -1));
  return formatFeed(head, newest, {
    self: `/${head.language}/feed.xml`,
    type: types.atom,
    links: ({ page }) => [`<link rel="alternate" type="text/html" href="${head.at(page)}"/>`],
  });
}

/** Works as an OPDS 1.2 catalogue, in the order given. */
export function formatOpds1(head: FeedHead, entries: readonly CatalogueEntry[]): string {
  return formatFeed(head, entries, {
    self: `/${head.language}/opds.xml`,
    type: types.opds,
    links: ({ page, epub, cover }) => [
      `<link rel="alternate" type="text/html" href="${head.at(page)}"/>`,
      `<link rel="http://opds-spec.org/acquisition/open-access" type="${types.epub}" href="${head.at(epub)}"/>`,
      `<link rel="http://opds-spec.org/image" type="image/png" href="${head.at(cover)}"/>`,
    ],
  });
}

/** Works as an OPDS 2.0 catalogue (JSON, after the Readium Web Publication Manifest). */
export function formatOpds2(head: FeedHead, entries: readonly CatalogueEntry[]): string {
  const { title, language, at } = head;
  const catalogue = {
    metadata: { title, subtitle: head.subtitle, numberOfItems: entries.length },
    links: [{ rel: "self", href: at(`/${language}/opds.json`), type: types.opds2 }],
    publications: entries.map((entry) => ({
      metadata: {
        "@type": "http://schema.org/Book",
        identifier: entry.id,
        title: entry.title,
        subtitle: entry.otherTitle,
        ...(entry.author === undefined ? {} : { author: entry.author }),
        ...(entry.translator === undefined ? {} : { translator: entry.translator }),
        language: ["fr", "en"],
        modified: entry.updated,
        description: entry.summary,
        subject: [{ name: entry.level, scheme: cefr, code: entry.level }],
        publisher: "En regard",
      },
      links: [
        { rel: openAccess, href: at(entry.epub), type: types.epub },
        { rel: "alternate", href: at(entry.page), type: "text/html" },
      ],
      images: [{ href: at(entry.cover), type: "image/png", width: 1200, height: 630 }],
    })),
  };
  return `${JSON.stringify(catalogue, null, 1)}\n`;
}

const openAccess = "http://opds-spec.org/acquisition/open-access";

/** The Common European Framework of Reference for Languages. */
const cefr = "https://www.coe.int/lang-CEFR";

function formatFeed(
  { title, subtitle, language, at }: FeedHead,
  entries: readonly CatalogueEntry[],
  {
    self,
    type,
    links,
  }: {
    readonly self: string;
    readonly type: string;
    readonly links: (entry: CatalogueEntry) => readonly string[];
  },
): string {
  const updated =
    entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? "2026-01-01T00:00:00Z";
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/" xml:lang="${language}">
  <id>urn:x-en-regard:library:${language}</id>
  <title>${escapeXml(title)}</title>
  <subtitle>${escapeXml(subtitle)}</subtitle>
  <updated>${updated}</updated>
  <author><name>En regard</name></author>
  <link rel="self" type="${type}" href="${at(self)}"/>
  <link rel="start" type="${type}" href="${at(self)}"/>
${entries.map((entry) => formatEntry(entry, links(entry))).join("")}</feed>
`;
}

function formatEntry(entry: CatalogueEntry, links: readonly string[]): string {
  const people = [
    entry.author === undefined
      ? ""
      : `    <author><name>${escapeXml(entry.author)}</name></author>\n`,
    entry.translator === undefined
      ? ""
      : `    <contributor><name>${escapeXml(entry.translator)}</name></contributor>\n`,
  ].join("");
  return `  <entry>
    <id>${escapeXml(entry.id)}</id>
    <title>${escapeXml(entry.title)}</title>
    <updated>${entry.updated}</updated>
${people}    <dc:language>fr</dc:language>
    <dc:language>en</dc:language>
    <category scheme="${cefr}" term="${entry.level}" label="${entry.level}"/>
    <summary>${escapeXml(entry.summary)}</summary>
    <rights>${escapeXml(entry.rights)}</rights>
${links.map((link) => `    ${link}\n`).join("")}  </entry>
`;
}
