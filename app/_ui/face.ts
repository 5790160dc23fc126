import localFont from "next/font/local";

/** Literata (SIL Open Font License), made for long reading on screens. */
export const literata = localFont({
  src: [
    {
      path: "../../node_modules/@fontsource-variable/literata/files/literata-latin-wght-normal.woff2",
      style: "normal",
      weight: "200 900",
    },
    {
      path: "../../node_modules/@fontsource-variable/literata/files/literata-latin-wght-italic.woff2",
      style: "italic",
      weight: "200 900",
    },
  ],
  variable: "--font-literata",
  display: "swap",
  // The first paint does not wait for it (see `askForFaceEarly`); the fallback, which globals.css
  // names by the name of this constant, has its measures, so little moves.
  preload: false,
  adjustFontFallback: "Times New Roman",
});
