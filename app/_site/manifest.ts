import type { MetadataRoute } from "next";
import type { Locale } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { importMediaTypes } from "#lib/import/formats/media-types.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import facing from "../../e2e/pictures/facing.png";
import phone from "../../e2e/pictures/phone.png";
import icon192 from "./icons/icon-192.png";
import icon512 from "./icons/icon-512.png";
import maskable from "./icons/icon-maskable-512.png";

type Picture = typeof phone;

/** The web app manifest of one language. */
export function makeManifest(locale: Locale): MetadataRoute.Manifest {
  const t = translationsOf(locale);
  const action = sitePath(`/${locale}/import/`);
  return {
    id: sitePath("/"),
    name: `${t("site:name")} – ${t("site:tagline")}`,
    short_name: t("site:name"),
    description: t("site:description"),
    lang: locale,
    dir: "ltr",
    start_url: sitePath(`/${locale}/`),
    scope: sitePath("/"),
    display: "standalone",
    background_color: "#fbf8f1",
    theme_color: "#fbf8f1",
    categories: ["books", "education"],
    icons: [
      { src: icon192.src, sizes: "192x192", type: "image/png" },
      { src: icon512.src, sizes: "512x512", type: "image/png" },
      { src: maskable.src, sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    screenshots: [
      { ...screenshot(phone), form_factor: "narrow", label: t("site:tagline") },
      { ...screenshot(facing), form_factor: "wide", label: t("site:tagline") },
    ],
    shortcuts: [
      { name: t("shelf:resume"), url: sitePath(`/${locale}/`) },
      { name: t("words:review"), url: sitePath(`/${locale}/words/review/`) },
      { name: t("own:bring"), url: action },
    ],
    file_handlers: [{ action, accept: endingsByType() }],
    // The service worker takes it, for a host of files cannot.
    share_target: {
      action,
      method: "POST",
      enctype: "multipart/form-data",
      params: {
        title: "title",
        text: "text",
        url: "url",
        files: [{ name: "files", accept: Object.entries(importMediaTypes).flat(2) }],
      },
    },
  };
}

function screenshot({ src, width, height }: Picture) {
  return { src, sizes: `${width}x${height}`, type: "image/png" };
}

function endingsByType(): Record<string, string[]> {
  const entries = Object.entries(importMediaTypes);
  return Object.fromEntries(entries.map(([type, endings]) => [type, [...endings]]));
}
