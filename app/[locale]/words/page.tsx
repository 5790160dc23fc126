import { loadWorks } from "#lib/library/library.ts";
import { Notebook } from "./_words/notebook.tsx";
import { wordsPage } from "./_words/words-page.tsx";

/** The notebook: every word kept. */
const { generateMetadata, Page } = wordsPage("notebook", (locale) => (
  <Notebook
    locale={locale}
    titles={new Map(loadWorks().map(({ name, title }) => [name, title.fr]))}
  />
));

export { generateMetadata };
export default Page;
