/** A cover set from type: the French title on the left page of an open book, the English on the right. */

import { escapeXml } from "#lib/export/xml.ts";
import type { Bilingual } from "#lib/text/model.ts";

const width = 1600;
const height = 2400;
/** Of one page of the two, without its margins. */
const columnWidth = 620;
/** The longest title is set in no smaller type than this, and cut where it still has no room. */
const sizes = [120, 96, 80, 66, 54] as const;
const mostHeight = 1500;
/** Serif letters are about half as wide as they are high. */
const letterWidth = 0.5;

/** Makes the cover as SVG, which any reader of EPUB 3 shows. A title of any length has room. */
export function formatCover(title: Bilingual, author: string | undefined): string {
  const size = sizes.find((each) => fits(title.fr, each) && fits(title.en, each)) ?? sizes[4];
  const foot =
    author === undefined
      ? ""
      : `\n  <text x="800" y="2250" font-size="64" text-anchor="middle" fill="#3a2f26">${escapeXml(cut(author, 46))}</text>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Literata, Georgia, serif">
  <rect width="${width}" height="${height}" fill="#fbf8f1"/>
  <rect x="90" y="160" width="700" height="1900" fill="#8c2f1b"/>
  <rect x="810" y="160" width="700" height="1900" fill="#e9dfc7"/>
${formatTitle(title.fr, size, { x: 130, ink: "#fbf8f1" })}
${formatTitle(title.en, size, { x: 850, ink: "#3a2f26" })}${foot}
</svg>
`;
}

function formatTitle(
  title: string,
  size: number,
  { x, ink }: { readonly x: number; readonly ink: string },
): string {
  const most = Math.floor(mostHeight / (size * 1.2));
  const all = breakLines(title, size);
  const lines = all.length <= most ? all : [...all.slice(0, most - 1), `${all[most - 1]}…`];
  const spans = lines.map(
    (line, index) =>
      `<tspan x="${x}" y="${Math.round(360 + index * size * 1.2)}">${escapeXml(line)}</tspan>`,
  );
  return `  <text font-size="${size}" fill="${ink}">${spans.join("")}</text>`;
}

function fits(title: string, size: number): boolean {
  const lines = breakLines(title, size);
  const most = columnWidth / (size * letterWidth);
  return lines.length * size * 1.2 <= mostHeight && lines.every((line) => line.length <= most);
}

/** Breaks at spaces (not at no-break ones); a word longer than a line is broken where it must be. */
function breakLines(title: string, size: number): readonly string[] {
  const most = Math.floor(columnWidth / (size * letterWidth));
  const smallest = size === sizes[4];
  const words = title
    .split(/[ \n\t]+/)
    .filter((word) => word !== "")
    .flatMap((word) => (smallest ? (word.match(new RegExp(`.{1,${most}}`, "gu")) ?? []) : [word]));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
