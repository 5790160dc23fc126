/** PDFs of our own, small and whole: text at places, in the fonts that every reader has. */

/** A text on a page; places are in points from the left and the top. */
export interface Placed {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly size?: number;
  readonly font?: "roman" | "italic" | "bold";
}

export interface MadePdf {
  readonly pages: readonly (readonly Placed[])[];
  readonly title?: string;
  /** Titles of the outline, with the page of each, from 0. */
  readonly outline?: readonly (readonly [title: string, page: number])[];
  /** Says that a password is needed. */
  readonly isLocked?: boolean;
}

export const pageSize = { width: 420, height: 595 };

const fonts = { roman: "Times-Roman", italic: "Times-Italic", bold: "Times-Bold" };

/** Writes the file. Letters must be in Latin-1 or be ’ « » — or … */
export function makePdf({
  pages,
  title = "",
  outline = [],
  isLocked = false,
}: MadePdf): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const firstPage = 6;
  const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(" ");
  const firstEntry = firstPage + 2 * pages.length + 1;
  const outlines = outline.length === 0 ? "" : ` /Outlines ${firstEntry - 1} 0 R`;
  add(`<< /Type /Catalog /Pages 2 0 R${outlines} >>`);
  add(
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${pageSize.width} ${pageSize.height}] >>`,
  );
  for (const name of Object.values(fonts)) {
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  }
  for (const [index, page] of pages.entries()) {
    const stream = page.map(showText).join("\n");
    const resources = "<< /Font << /roman 3 0 R /italic 4 0 R /bold 5 0 R >> >>";
    add(
      `<< /Type /Page /Parent 2 0 R /Resources ${resources} /Contents ${firstPage + 2 * index + 1} 0 R >>`,
    );
    add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  if (outline.length > 0) {
    const last = firstEntry + outline.length - 1;
    add(
      `<< /Type /Outlines /First ${firstEntry} 0 R /Last ${last} 0 R /Count ${outline.length} >>`,
    );
    for (const [index, [name, page]] of outline.entries()) {
      const place = firstEntry + index;
      const next = place < last ? ` /Next ${place + 1} 0 R` : "";
      const before = index > 0 ? ` /Prev ${place - 1} 0 R` : "";
      add(
        `<< /Title ${literal(name)} /Parent ${firstEntry - 1} 0 R${next}${before} /Dest [${firstPage + 2 * page} 0 R /Fit] >>`,
      );
    }
  }
  add(`<< /Title ${literal(title)} >>`);
  const info = objects.length;
  if (isLocked) {
    const key = `<${"00".repeat(32)}>`;
    add(`<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`);
  }
  return write(objects, info, isLocked ? info + 1 : undefined);
}

function showText({ text, left, top, size = 10, font = "roman" }: Placed): string {
  return `BT /${font} ${size} Tf ${left} ${pageSize.height - top} Td ${literal(text)} Tj ET`;
}

const windows: Readonly<Record<string, number>> = {
  "’": 0x92,
  "‘": 0x91,
  "“": 0x93,
  "”": 0x94,
  "—": 0x97,
  "–": 0x96,
  "…": 0x85,
  œ: 0x9c,
};

function literal(text: string): string {
  const bytes = [...text].map((sign) => windows[sign] ?? sign.charCodeAt(0));
  return `(${bytes
    .map((byte) =>
      byte > 126 || byte < 32 || "()\\".includes(String.fromCharCode(byte))
        ? `\\${byte.toString(8).padStart(3, "0")}`
        : String.fromCharCode(byte),
    )
    .join("")})`;
}

function write(objects: readonly string[], info: number, locked: number | undefined): Uint8Array {
  let source = "%PDF-1.4\n";
  const places: number[] = [];
  for (const [index, body] of objects.entries()) {
    places.push(source.length);
    source += `${index + 1} 0 obj\n${body}\nendobj\n`;
  }
  const start = source.length;
  source += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  source += places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const encryption = locked === undefined ? "" : ` /Encrypt ${locked} 0 R /ID [<00> <00>]`;
  source += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R${encryption} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(source, (sign) => sign.charCodeAt(0));
}

/** How a book is set. */
export interface Setting {
  readonly left?: number;
  readonly top?: number;
  readonly leading?: number;
  readonly size?: number;
  /** Letters of a line. */
  readonly width?: number;
  /** Of paragraphs’ first lines, in points; paragraphs are parted by half a line where it is 0. */
  readonly indent?: number;
}

/** Sets paragraphs line below line; `\n` breaks a line by hand. Returns where the next would stand. */
export function setParagraphs(
  paragraphs: readonly string[],
  { left = 50, top = 80, leading = 12, size = 10, width = 60, indent = 15 }: Setting = {},
): { readonly placed: readonly Placed[]; readonly end: number } {
  const placed: Placed[] = [];
  let at = top;
  for (const paragraph of paragraphs) {
    for (const [index, line] of wrap(paragraph, width).entries()) {
      placed.push({ text: line, left: left + (index === 0 ? indent : 0), top: at, size });
      at += leading;
    }
    if (indent === 0) at += leading * 0.7;
  }
  return { placed, end: at };
}

function wrap(paragraph: string, width: number): readonly string[] {
  return paragraph.split("\n").flatMap((part) => {
    const lines: string[] = [];
    let line = "";
    for (const word of part.split(" ")) {
      if (line !== "" && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}
