import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import type { Translate } from "#app/_messages/translations.ts";
import type { Surroundings } from "./surroundings.ts";

/** What the bars of a reading page are drawn with. */
export interface BarProps {
  readonly locale: Locale;
  readonly t: Translate;
  readonly words: Pick<Messages, "reader" | "panel" | "comfort">;
  readonly around: Surroundings;
}
