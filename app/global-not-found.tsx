import type { Metadata } from "next";
import { BothLocales } from "#app/_ui/both-locales.tsx";
import { HtmlPage } from "#app/_ui/html-page.tsx";

export const metadata: Metadata = { title: "404 – En regard" };

/** 404: a static host has one such page for every address, so it speaks both languages. */
export default function GlobalNotFound() {
  return (
    <HtmlPage locale="fr">
      <BothLocales
        say={(t) => ({
          title: t("site:notFoundTitle"),
          text: t("site:notFoundText"),
          link: t("site:toShelf"),
        })}
      />
    </HtmlPage>
  );
}
