import type { Page } from "playwright";
import { afterReview, type Memory, type Review, type ReviewGrade } from "#lib/study/memory.ts";
import { noUserData, type UserData } from "#lib/study/user-data.ts";
import { tableNames } from "#lib/study/user-tables.ts";
import { type Context, makeWord, type Word, type WordState } from "#lib/study/word.ts";

const day = 24 * 60 * 60_000;

/** Of ten words seven are learnt, two are known, one is left aside. */
const states: readonly WordState[] = [...Array(7).fill("learning"), "known", "known", "ignored"];
const learnt = 0.7;

const sentences = [
  ["Le gardien du phare avait un chat.", "phare", "The lighthouse keeper had a cat.", "lighthouse"],
  ["C’était un chat sans nom.", "nom", "It had no name.", "name"],
  ["Le bateau ne vint que le jeudi.", "bateau", "The boat did not come until Thursday.", "boat"],
  ["Il attendit devant le bol vide.", "bol", "He waited in front of the empty bowl.", "bowl"],
  ["La mer monte, la mer descend.", "mer", "The sea comes in, the sea goes out.", "sea"],
] as const;

/**
 * A notebook of so many words, each with one context, kept over two hundred days, and of so many
 * answers, given a week after one another at the latest; fewer where there was no time for so many.
 * The same each time.
 */
export function makeStudyRows(words: number, reviews: number, now: number): UserData {
  let left = reviews;
  const rows = Array.from({ length: words }, (_, index) => {
    const most = Math.min(left, Math.ceil(reviews / words / learnt));
    const row = rowsOfWord(index, words, most, now);
    left -= row.answers.length;
    return row;
  });
  return {
    ...noUserData,
    words: rows.map(({ word }) => word),
    contexts: rows.map(({ context }) => context),
    reviews: rows.flatMap(({ answers }) => answers),
  };
}

function rowsOfWord(index: number, words: number, mostAnswers: number, now: number) {
  const [fr, printed, en, sense] = sentences[index % sentences.length] ?? sentences[0];
  const lemma = index < sentences.length ? printed : `${printed}-${index}`;
  const keptAt = now - 200 * day + Math.floor((index * 190 * day) / words);
  const state = states[index % states.length] ?? "learning";
  const word: Word = makeWord(
    { lemma, upos: "NOUN", isExpression: false },
    { state, sense },
    [printed],
    keptAt,
  );
  const start = fr.indexOf(printed);
  const context: Context = {
    word: word.key,
    work: "a-la-bonne-heure",
    chapter: "01-les-deux-midis",
    segment: `p${index + 1}.1`,
    edition: "en",
    title: "À la bonne heure",
    form: printed,
    fr,
    en,
    spans: [[start, start + printed.length]],
    metAt: keptAt,
  };
  const wanted = state === "learning" ? mostAnswers : 0;
  const answers: Review[] = [];
  let memory: Memory | undefined;
  let at = keptAt + 60_000;
  for (let turn = 0; turn < wanted && at < now; turn++) {
    // Every eleventh answer is wrong.
    const grade: ReviewGrade = (index + turn) % 11 === 10 ? 1 : 3;
    answers.push({ word: word.key, at, grade, phase: memory?.phase ?? 0 });
    memory = afterReview(memory, grade, at);
    at = Math.min(memory.dueAt, at + 7 * day);
  }
  return { word: memory === undefined ? word : { ...word, memory }, context, answers };
}

/** Puts rows into the browser as the site itself would have; a page of words must be open. */
export async function putStudyRows(page: Page, rows: UserData): Promise<void> {
  for (const table of tableNames.filter((name) => name !== "texts"))
    for (let from = 0; from < rows[table].length; from += 5000)
      await page.evaluate(
        async ([name, part]) => {
          // The page makes the database: one that is not there yet is not made here.
          const open = () =>
            new Promise<IDBDatabase | undefined>((resolve) => {
              const request = indexedDB.open("en-regard");
              request.onupgradeneeded = () => request.transaction?.abort();
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => resolve(undefined);
            });
          let database = await open();
          while (database === undefined) {
            await new Promise((again) => setTimeout(again, 50));
            database = await open();
          }
          // Where a browser keeps things in memory alone, a long transaction takes very long.
          for (let at = 0; at < part.length; at += 1000) {
            const transaction = database.transaction(name, "readwrite");
            for (const row of part.slice(at, at + 1000)) transaction.objectStore(name).put(row);
            await new Promise((resolve, reject) => {
              transaction.oncomplete = resolve;
              transaction.onabort = () => reject(transaction.error);
            });
          }
          database.close();
        },
        [table, rows[table].slice(from, from + 5000)] as const,
      );
}
