import { BothLocales } from "#app/_ui/both-locales.tsx";

/** `/`: a script has sent the reader on to their language; without one, they choose here. */
export default function EntryPage() {
  return (
    <BothLocales
      say={(t) => ({ title: t("site:name"), text: t("site:tagline"), link: t("site:toShelf") })}
    />
  );
}
