"use client";

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import field from "#app/_ui/field.module.css";
import { useActs } from "#app/_ui/use-acts.ts";
import { downloadUrl } from "#lib/catalogue/book-files.ts";
import { bookLengths, type CatalogueBook } from "#lib/catalogue/catalogue.ts";
import { levels } from "#lib/text/work.ts";
import styles from "./book-shelf.module.css";

interface Filter {
  readonly author: string;
  readonly level: string;
  readonly length: string;
}

const everything: Filter = { author: "", level: "", length: "" };

/** Books that a reader can fetch elsewhere and import here; filtered by author, level and length. */
export function BookShelf({
  locale,
  books,
  chosen,
  onChoose,
  onFiles,
}: {
  readonly locale: Locale;
  readonly books: readonly CatalogueBook[];
  /** The book whose files the reader is fetching. */
  readonly chosen: string | undefined;
  readonly onChoose: (book: CatalogueBook) => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation("import");
  const [filter, setFilter] = useState(everything);
  const shown = books.filter(
    (book) =>
      (filter.author === "" || book.author === filter.author) &&
      (filter.level === "" || book.level === filter.level) &&
      (filter.length === "" || book.length === filter.length),
  );
  return (
    <section className={styles.shelf} aria-labelledby="books-title">
      <h2 id="books-title">{t("books")}</h2>
      <p className={styles.intro}>{t("booksIntro")}</p>
      <Filters books={books} filter={filter} onChange={setFilter} />
      <p role="status" className={styles.count}>
        {t("booksShown", { count: shown.length })}
      </p>
      <ul className={styles.books}>
        {shown.map((book) => (
          <li key={book.name}>
            <Book
              locale={locale}
              book={book}
              isChosen={book.name === chosen}
              onChoose={() => onChoose(book)}
              onFiles={onFiles}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filters({
  books,
  filter,
  onChange,
}: {
  readonly books: readonly CatalogueBook[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}) {
  const { t } = useTranslation("import");
  const acts = useActs();
  const id = useId();
  const authors = [...new Set(books.map(({ author }) => author))].sort(byLastName);
  const present = (level: string) => books.some((book) => book.level === level);
  const choices = {
    author: authors.map((author) => [author, author] as const),
    level: levels.filter(present).map((level) => [level, level] as const),
    length: bookLengths.map((length) => [length, t(`length_${length}`)] as const),
  };
  return (
    <div className={styles.filters}>
      {(["author", "level", "length"] as const).map((key) => (
        <p key={key}>
          <label htmlFor={id + key}>{t(`filter_${key}`)}</label>
          <select
            id={id + key}
            className={field.field}
            disabled={!acts}
            value={filter[key]}
            onChange={({ currentTarget: { value } }) => onChange({ ...filter, [key]: value })}
          >
            <option value="">{t(`filterAll_${key}`)}</option>
            {choices[key].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </p>
      ))}
    </div>
  );
}

function Book({
  locale,
  book,
  isChosen,
  onChoose,
  onFiles,
}: {
  readonly locale: Locale;
  readonly book: CatalogueBook;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation("import");
  const hard = book.hard.map((kind) => t(`hard_${kind}`));
  return (
    <details className={styles.book} open={isChosen}>
      <summary>
        <span className={styles.title} lang="fr">
          {book.title}
        </span>
        <span className={styles.facts}>
          {[book.author, book.level, t(`length_${book.length}`)].join(" · ")}
        </span>
      </summary>
      {hard.length > 0 ? (
        <p className={styles.hard}>{new Intl.ListFormat(locale).format(hard)}.</p>
      ) : null}
      <dl className={styles.sides}>
        {(["fr", "en"] as const).map((side) => (
          <div key={side}>
            <dt>{t(`fetch_${side}`)}</dt>
            <dd>
              {book[side].map((source, index) => (
                <a
                  key={downloadUrl(source)}
                  href={downloadUrl(source)}
                  rel="noreferrer"
                  onClick={onChoose}
                >
                  {linkText(book, side, index, t)}
                </a>
              ))}
              {side === "en" && book.translator !== ""
                ? ` (${t("translatedBy", { name: book.translator })})`
                : null}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.next}>
        {t("fetchNext")}{" "}
        <label className={styles.choose}>
          <input
            type="file"
            className="visually-hidden"
            multiple
            onChange={({ currentTarget }) => {
              onChoose();
              onFiles([...(currentTarget.files ?? [])]);
              currentTarget.value = "";
            }}
          />
          {t("chooseBoth")}
          <span className="visually-hidden"> ({book.title})</span>
        </label>
      </p>
    </details>
  );
}

type Translate = ReturnType<typeof useTranslation<"import">>["t"];

/** “Madame Bovary, Project Gutenberg”; of several volumes, “volume 2”. */
function linkText(book: CatalogueBook, side: "fr" | "en", index: number, t: Translate): string {
  const volumes = book[side];
  const title = side === "fr" ? book.title : book.titleEn;
  const library = volumes[0]?.library === "gutenberg" ? "Project Gutenberg" : "Standard Ebooks";
  const name = `${title}, ${library}`;
  return volumes.length === 1 ? name : `${name}, ${t("volume", { number: index + 1 })}`;
}

/** Sorts “Jules Verne” under V. */
function byLastName(a: string, b: string): number {
  const last = (name: string) =>
    name
      .replace(/ (?:fils)$/, "")
      .split(" ")
      .at(-1) ?? name;
  return last(a).localeCompare(last(b), "fr") || a.localeCompare(b, "fr");
}
