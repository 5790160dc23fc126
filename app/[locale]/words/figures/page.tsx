import { addressOf, tablesFile } from "#lib/library/chapter-lexicons.ts";
import { loadWorks } from "#lib/library/library.ts";
import { Figures } from "../_words/figures.tsx";
import { KnownWorks } from "../_words/known-works.tsx";
import { wordsPage } from "../_words/words-page.tsx";

const { generateMetadata, Page } = wordsPage("figures", (locale) => (
  <>
    <Figures locale={locale} />
    <KnownWorks
      locale={locale}
      tablesUrl={addressOf(tablesFile())}
      works={loadWorks().map(({ name, title }) => ({ name, title: title[locale] }))}
    />
  </>
));

export { generateMetadata };
export default Page;
