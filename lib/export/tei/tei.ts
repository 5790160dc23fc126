/**
 * A work → TEI P5: both texts in one group, each segment a `<seg>` with an id, and outside the texts
 * a link for each two that say the same.
 */

import { firstEnglish, sidesOf } from "#lib/export/two-sides.ts";
import { escapeXml } from "#lib/export/xml.ts";
import type { Edition, EditionName } from "#lib/text/model.ts";
import type { NamedChapter, WholeWork } from "#lib/text/whole-work.ts";
import { formatChapterDivision, segmentXmlId } from "./division.ts";

/**
 * Writes the French and one English edition. A segment that one side lacks is an empty `<seg>` there,
 * without a link, so that `readTei` gives back the rows in their order.
 */
export function toTei(whole: WholeWork, edition: EditionName = firstEnglish(whole)): string {
  const { work, chapters } = whole;
  const [fr] = work.editions;
  const en = work.editions.find(({ name }) => name === edition) ?? work.editions[1];
  const links = chapters.flatMap((named) => formatLinks(named, edition));
  const stand =
    links.length === 0
      ? []
      : [
          "  <standOff>",
          '    <linkGrp type="translation">',
          ...links,
          "    </linkGrp>",
          "  </standOff>",
        ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr">',
    ...formatHeader(whole, fr, en),
    ...stand,
    "  <text>",
    "    <group>",
    ...formatText("fr", chapters, edition),
    ...formatText("en", chapters, edition),
    "    </group>",
    "  </text>",
    "</TEI>",
    "",
  ].join("\n");
}

function formatHeader({ work }: WholeWork, fr: Edition, en: Edition): readonly string[] {
  const { title, summary } = work;
  const author = fr.author ?? en.author;
  const translator = en.translator;
  return [
    "  <teiHeader>",
    "    <fileDesc>",
    "      <titleStmt>",
    `        <title xml:lang="fr">${escapeXml(title.fr)}</title>`,
    `        <title xml:lang="en">${escapeXml(title.en)}</title>`,
    ...(author === undefined ? [] : [`        <author>${escapeXml(author)}</author>`]),
    ...(translator === undefined
      ? []
      : [
          `        <respStmt><resp xml:lang="en">translated into English by</resp><name>${escapeXml(translator)}</name></respStmt>`,
        ]),
    "      </titleStmt>",
    "      <publicationStmt>",
    "        <publisher>En regard</publisher>",
    "        <availability>",
    ...[fr, en].map(
      ({ language, licence, licenceUrl }) =>
        `          <licence xml:lang="${language}"${targetOf(licenceUrl)}>${escapeXml(licence)}</licence>`,
    ),
    "        </availability>",
    "      </publicationStmt>",
    "      <sourceDesc>",
    ...[fr, en].map(
      (edition) => `        <bibl xml:lang="${edition.language}">${formatOrigin(edition)}</bibl>`,
    ),
    "      </sourceDesc>",
    "    </fileDesc>",
    "    <profileDesc>",
    `      <abstract xml:lang="fr"><p>${escapeXml(summary.fr)}</p></abstract>`,
    `      <abstract xml:lang="en"><p>${escapeXml(summary.en)}</p></abstract>`,
    "      <langUsage>",
    '        <language ident="fr">français</language>',
    '        <language ident="en">English</language>',
    "      </langUsage>",
    "    </profileDesc>",
    "  </teiHeader>",
  ];
}

function formatOrigin({ author, translator, label, origin, date, url }: Edition): string {
  return [
    author === undefined ? "" : `<author>${escapeXml(author)}</author>`,
    translator === undefined ? "" : `<editor role="translator">${escapeXml(translator)}</editor>`,
    label === undefined ? "" : `<edition>${escapeXml(label)}</edition>`,
    escapeXml(origin),
    date === undefined ? "" : `<date>${escapeXml(date)}</date>`,
    url === undefined ? "" : `<ref target="${escapeXml(url)}">${escapeXml(url)}</ref>`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function targetOf(url: string | undefined): string {
  return url === undefined ? "" : ` target="${escapeXml(url)}"`;
}

function formatLinks(named: NamedChapter, edition: EditionName): readonly string[] {
  const sides = sidesOf(named, edition);
  return named.chapter.blocks
    .flatMap(({ segments }) => segments)
    .filter((segment) => sides(segment).every(({ content }) => content.length > 0))
    .map(({ id }) => {
      const target = (["fr", "en"] as const).map(
        (side) => `#${segmentXmlId(side, named.name, id)}`,
      );
      return `      <link target="${target.join(" ")}"/>`;
    });
}

function formatText(
  side: "fr" | "en",
  chapters: readonly NamedChapter[],
  edition: EditionName,
): readonly string[] {
  return [
    `      <text xml:id="${side}" xml:lang="${side}">`,
    "        <body>",
    ...chapters.map((named) => {
      const sides = sidesOf(named, edition);
      return formatChapterDivision(named, side, (segment) => sides(segment)[side === "fr" ? 0 : 1]);
    }),
    "        </body>",
    "      </text>",
  ];
}
