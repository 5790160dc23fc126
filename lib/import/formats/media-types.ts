/** What systems and browsers call the files that are read, for those that hand them over. */

/** By media type, the endings of names. Web pages and zips are left to the programs that have them. */
export const importMediaTypes: Readonly<Record<string, readonly string[]>> = {
  "application/epub+zip": [".epub"],
  "application/x-mobipocket-ebook": [".mobi", ".prc"],
  "application/vnd.amazon.ebook": [".azw", ".azw3"],
  "application/pdf": [".pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": [".docx"],
  "application/vnd.oasis.opendocument.text": [".odt"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"],
  "application/vnd.oasis.opendocument.spreadsheet": [".ods"],
  "application/x-fictionbook+xml": [".fb2"],
  "application/tei+xml": [".tei"],
  "application/x-tmx+xml": [".tmx"],
  "application/xliff+xml": [".xlf", ".xliff"],
  "text/x-gettext-translation": [".po"],
  "application/x-subrip": [".srt"],
  "text/vtt": [".vtt"],
  "text/csv": [".csv"],
  "text/tab-separated-values": [".tsv"],
  "text/markdown": [".md"],
  "text/plain": [".txt"],
};
