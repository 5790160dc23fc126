import { Files } from "../_words/files.tsx";
import { wordsPage } from "../_words/words-page.tsx";

const { generateMetadata, Page } = wordsPage("files", (locale) => <Files locale={locale} />);

export { generateMetadata };
export default Page;
