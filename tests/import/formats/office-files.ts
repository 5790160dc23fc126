import { strToU8, zipSync } from "fflate";

/** A file of parts, as office programs pack them. */
function pack(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
  );
}

const wordNamespaces =
  'xmlns:w="w" xmlns:r="r" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:m="m" xmlns:o="o" xmlns:a="a" xmlns:pic="pic"';

/** A Word document of a body’s markup, and further parts by their path. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  return pack({
    "word/document.xml": `<?xml version="1.0"?><w:document ${wordNamespaces}><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

/** A paragraph of Word: runs, or a text; with properties. */
export function wp(content: string, properties = ""): string {
  const runs = content.startsWith("<") ? content : wr(content);
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

/** A run of Word with properties: `<w:i/>`. */
export function wr(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A table of Word, each cell a text or its paragraphs. */
export function wtable(rows: readonly (readonly string[])[]): string {
  const cell = (content: string) =>
    `<w:tc>${content.startsWith("<w:p>") || content.startsWith("<w:tcPr") ? content : wp(content)}</w:tc>`;
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

/** Word’s notes: by id, each a text or paragraphs. */
export function footnotes(notes: Readonly<Record<string, string>>): Record<string, string> {
  const elements = Object.entries(notes).map(
    ([id, content]) =>
      `<w:footnote w:id="${id}">${content.startsWith("<") ? content : wp(content)}</w:footnote>`,
  );
  return {
    "word/footnotes.xml": `<w:footnotes ${wordNamespaces}>${elements.join("")}</w:footnotes>`,
  };
}

export function wordStyles(styles: string): Record<string, string> {
  return { "word/styles.xml": `<w:styles ${wordNamespaces}>${styles}</w:styles>` };
}

const odfNamespaces =
  'xmlns:office="office" xmlns:text="text" xmlns:style="style" xmlns:fo="fo" xmlns:draw="draw" xmlns:table="table" xmlns:dc="dc" xmlns:xlink="xlink" xmlns:svg="svg"';

/** An OpenDocument text of a body’s markup, with automatic styles. */
export function odt(body: string, styles = "", parts: Readonly<Record<string, string>> = {}) {
  return pack({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<?xml version="1.0"?><office:document-content ${odfNamespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...parts,
  });
}

/** A table of an OpenDocument file; an empty text is an empty cell. */
export function odfTable(rows: readonly (readonly string[])[], name = "t"): string {
  const cell = (content: string) =>
    `<table:table-cell>${content.startsWith("<") ? content : `<text:p>${content}</text:p>`}</table:table-cell>`;
  return `<table:table table:name="${name}">${rows.map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`).join("")}</table:table>`;
}

/** An OpenDocument spreadsheet of tables. */
export function ods(tables: string, styles = ""): Uint8Array {
  return pack({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": `<?xml version="1.0"?><office:document-content ${odfNamespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  });
}

/** A workbook of Excel: each sheet the markup of its rows. */
export function xlsx(
  sheets: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const names = Object.keys(sheets);
  return pack({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  });
}

/** Rows of Excel, their texts within the cells; `attributes` of the row. */
export function xrow(number: number, cells: readonly string[], attributes = ""): string {
  const written = cells.map((cell, at) =>
    cell === ""
      ? ""
      : `<c r="${String.fromCharCode(65 + at)}${number}" t="inlineStr"><is><t>${cell}</t></is></c>`,
  );
  return `<row r="${number}" ${attributes}>${written.join("")}</row>`;
}
