import { Review } from "../_words/review.tsx";
import { wordsPage } from "../_words/words-page.tsx";

const { generateMetadata, Page } = wordsPage("review", (locale) => <Review locale={locale} />);

export { generateMetadata };
export default Page;
