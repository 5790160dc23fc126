"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { keepReview, undoReview } from "#app/_store/kept-words.ts";
import { useStudySettings } from "#app/_store/study-settings-store.ts";
import { openWords, useWords } from "#app/_store/word-store.ts";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { useAttempt } from "#app/_ui/use-attempt.ts";
import { checkEnglish, checkFrench, type Verdict } from "#lib/study/answer.ts";
import {
  type Review as Answer,
  grades,
  previewGrades,
  type ReviewGrade,
} from "#lib/study/memory.ts";
import { nextWord, type Queue } from "#lib/study/queue.ts";
import type { Word } from "#lib/study/word.ts";
import { formatAway } from "./format-away.ts";
import styles from "./review.module.css";
import { ReviewCard } from "./review-card.tsx";
import { ReviewOptions } from "./review-options.tsx";
import { useContexts } from "./use-contexts.ts";
import { useQueue } from "./use-queue.ts";

if (typeof window !== "undefined") openWords();

/** Words asked one after the other, as long as any is due. */
export function Review({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("review");
  const { words, byKey, failure: readFailure } = useWords();
  const { queue, now } = useQueue();
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const { failure, attempt } = useAttempt();
  // The answers being kept: their words are asked no more, though the queue does not know yet.
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const unkept = pending.filter((one) => !isKept(byKey.get(one.key), one));
  if (unkept.length < pending.length) setPending(unkept);
  const next = queue === undefined ? undefined : nextWord(without(queue, unkept));
  // The word in hand stays in hand, whatever else comes due; the next is already being fetched.
  const [inAsking, setInAsking] = useState<Asked>();
  const asked = inAsking?.key;
  const setAsked = (key: string | undefined, reviewedAt?: number) =>
    setInAsking(key === undefined ? undefined : { key, reviewedAt });
  const [shownAt, setShownAt] = useState<number>();
  const inHand = inAsking === undefined ? undefined : stillAsked(byKey.get(inAsking.key), inAsking);
  const isNew =
    next !== undefined &&
    (next.key !== asked || reviewedAtOf(next) !== (inAsking?.reviewedAt ?? reviewedAtOf(next)));
  if (inHand === undefined && isNew) {
    setAsked(next.key, reviewedAtOf(next));
    setShownAt(undefined);
  }
  const ahead = useMemo(() => (queue === undefined ? [] : aheadOf(queue, asked)), [queue, asked]);
  const { contexts, failure: contextsFailure } = useContexts(
    inHand === undefined ? ahead : [inHand.key, ...ahead],
  );

  const grade = async (chosen: ReviewGrade) => {
    if (inHand === undefined || shownAt === undefined) return;
    const { key } = inHand;
    const reviewedAt = reviewedAtOf(inHand);
    setPending([...unkept, { key, reviewedAt }]);
    setAsked(undefined);
    setShownAt(undefined);
    const isKept = await attempt(async () => {
      const answer = await keepReview(key, chosen, Date.now(), reviewedAt);
      setAnswers((before) => [...before, answer]);
    });
    if (isKept) return;
    // The card comes back, with its answer shown: nothing was kept. One that was answered in another
    // tab goes again as soon as this one knows.
    setPending((before) => before.filter((one) => one.key !== key));
    setAsked(key, reviewedAt);
    setShownAt(shownAt);
  };
  const undo = async () => {
    const last = answers.at(-1);
    if (last === undefined) return;
    await attempt(async () => {
      await undoReview(last);
      setAnswers((before) => before.slice(0, -1));
      setShownAt(undefined);
      setAsked(last.word);
    });
  };

  useShortcuts((key) => {
    if (key === "u") void undo();
    else if (shownAt === undefined || !/^Digit[1-4]$/.test(key)) return false;
    else void grade(Number(key.at(-1)) as ReviewGrade);
    return true;
  });

  return (
    <>
      <StoreFailure failure={failure ?? readFailure ?? contextsFailure} />
      {queue === undefined ? null : inHand === undefined ? (
        unkept.length === 0 ? (
          <Done locale={locale} queue={queue} words={words} now={now} />
        ) : null
      ) : (
        <>
          <Waiting queue={queue} locale={locale} />
          <Asking
            key={`${inHand.key} ${inHand.memory?.reviewedAt}`}
            word={inHand}
            contexts={contexts.get(inHand.key)}
            locale={locale}
            shownAt={shownAt}
            onShow={() => setShownAt(Date.now())}
            onGrade={(chosen) => void grade(chosen)}
          />
        </>
      )}
      <div className={styles.foot}>
        {answers.length === 0 ? null : (
          <button type="button" className={styles.quietButton} onClick={() => void undo()}>
            {t("undo")}
          </button>
        )}
        <ReviewOptions />
      </div>
    </>
  );
}

/** An answer on its way into the browser, and when its word was answered before. */
interface Pending {
  readonly key: string;
  readonly reviewedAt: number;
}

function without(queue: Queue, pending: readonly Pending[]): Queue {
  const others = (words: readonly Word[]) =>
    words.filter((word) => !pending.some(({ key }) => key === word.key));
  return {
    ...queue,
    steps: others(queue.steps),
    reviews: others(queue.reviews),
    fresh: others(queue.fresh),
    soon: others(queue.soon),
  };
}

/** Whether the words of this page have the answer that was being kept. */
function isKept(word: Word | undefined, { reviewedAt }: Pending): boolean {
  return word === undefined || reviewedAtOf(word) > reviewedAt;
}

/** The word in hand, and when it had been answered last as it was taken; absent after an undo. */
interface Asked {
  readonly key: string;
  readonly reviewedAt: number | undefined;
}

/** The word in hand, unless another tab has answered it. */
function stillAsked(word: Word | undefined, { reviewedAt }: Asked): Word | undefined {
  const isAnswered =
    word !== undefined && reviewedAt !== undefined && reviewedAtOf(word) > reviewedAt;
  return isAnswered ? undefined : word;
}

function reviewedAtOf({ memory }: Word): number {
  return memory?.reviewedAt ?? 0;
}

/** The words after the one in hand, whose sentences are fetched before they are asked. */
function aheadOf({ steps, reviews, fresh }: Queue, asked: string | undefined): readonly string[] {
  return [...steps.slice(0, 2), ...reviews.slice(0, 3), ...fresh.slice(0, 3)]
    .map(({ key }) => key)
    .filter((key) => key !== asked);
}

function Waiting({ queue, locale }: { readonly queue: Queue; readonly locale: Locale }) {
  const { t } = useTranslation("review");
  const number = new Intl.NumberFormat(locale);
  const counts = {
    steps: queue.steps.length + queue.soon.length,
    reviews: queue.reviews.length,
    fresh: queue.fresh.length,
  };
  return (
    <p className={styles.waiting}>
      {(["steps", "reviews", "fresh"] as const).map((name) => (
        <span key={name}>
          <b>{number.format(counts[name])}</b> {t(name)}
        </span>
      ))}
    </p>
  );
}

function Done({
  locale,
  queue,
  words,
  now,
}: {
  readonly locale: Locale;
  readonly queue: Queue;
  readonly words: readonly Word[];
  readonly now: number;
}) {
  const { t } = useTranslation("review");
  const learning = words.filter(({ state }) => state === "learning");
  if (learning.length === 0) return <p className={styles.done}>{t("nothing")}</p>;
  const dues = learning.flatMap(({ memory }) => (memory === undefined ? [] : [memory.dueAt]));
  const next = Math.min(...dues.filter((due) => due > now));
  const count = queue.beyondLimits;
  return (
    <div className={styles.done} role="status">
      <h2>{t("done")}</h2>
      <p>
        {count > 0
          ? t("doneBeyond", { count, formatted: new Intl.NumberFormat(locale).format(count) })
          : t("doneText")}
      </p>
      {Number.isFinite(next) ? (
        <p>{t("doneNext", { when: t("in", { time: formatAway(next - now, locale) }) })}</p>
      ) : null}
    </div>
  );
}

function Asking({
  word,
  contexts,
  locale,
  shownAt,
  onShow,
  onGrade,
}: {
  readonly word: Word;
  readonly contexts: Parameters<typeof ReviewCard>[0]["contexts"];
  readonly locale: Locale;
  /** When the answer was shown; absent until then. */
  readonly shownAt: number | undefined;
  readonly onShow: () => void;
  readonly onGrade: (grade: ReviewGrade) => void;
}) {
  const { t } = useTranslation("review");
  const { prompt, isTyped } = useStudySettings();
  const [typed, setTyped] = useState("");
  const [verdict, setVerdict] = useState<Verdict>();
  const gradeButtons = useRef<HTMLFieldSetElement>(null);
  const isShown = shownAt !== undefined;
  const context = contexts?.[word.memory === undefined ? 0 : word.memory.reviews % contexts.length];
  const isGap = prompt === "cloze" && context !== undefined && context.spans.length > 0;
  // Without a meaning there is nothing to compare an English answer with.
  const takesTyping = isTyped && (isGap || word.sense !== "");
  const previews = useMemo(
    () => (shownAt === undefined ? [] : previewGrades(word.memory, shownAt)),
    [word.memory, shownAt],
  );

  useShortcuts((key) => {
    if (isShown || key !== " ") return false;
    onShow();
    return true;
  });
  useEffect(() => {
    // The keys 1 to 4 are for grading now, and no longer for typing.
    if (isShown) gradeButtons.current?.querySelectorAll("button")[2]?.focus();
  }, [isShown]);

  const check = () => {
    const form = context?.spans.map(([from, to]) => context.fr.slice(from, to)).join(" … ");
    setVerdict(
      isGap
        ? checkFrench(typed, form ?? word.lemma, [word.lemma, ...word.forms])
        : checkEnglish(typed, word.sense),
    );
    onShow();
  };

  return (
    <article className={styles.card}>
      <ReviewCard
        word={word}
        context={context}
        contexts={contexts}
        isGap={isGap}
        isShown={isShown}
        locale={locale}
      />
      {isShown ? (
        <>
          {verdict === undefined ? null : (
            <p role="status" className={styles.verdict} data-verdict={verdict.verdict}>
              {t(`verdict_${verdict.verdict}`, { expected: verdict.expected })}{" "}
              {verdict.differences.map((difference) => t(`difference_${difference}`)).join(", ")}
            </p>
          )}
          <fieldset ref={gradeButtons} className={styles.grades}>
            <legend className="visually-hidden">{t("grades")}</legend>
            {grades.map((one, index) => (
              <button
                key={one}
                type="button"
                aria-keyshortcuts={String(one)}
                onClick={() => onGrade(one)}
              >
                <span className={styles.grade}>
                  <span aria-hidden="true">{one}</span> {t(`grade_${one}`)}
                </span>
                <span className={styles.away}>
                  {formatAway((previews[index]?.dueAt ?? 0) - (shownAt ?? 0), locale)}
                </span>
              </button>
            ))}
          </fieldset>
        </>
      ) : takesTyping ? (
        <form
          className={styles.typing}
          onSubmit={(event) => {
            event.preventDefault();
            check();
          }}
        >
          <label>
            <span>{t(isGap ? "answerFrench" : "answerEnglish")}</span>
            <input
              // biome-ignore lint/a11y/noAutofocus: whoever asked to type the answers types now
              autoFocus
              lang={isGap ? "fr" : "en"}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <button type="submit">{t("check")}</button>
        </form>
      ) : (
        <button type="button" className={styles.show} onClick={onShow}>
          {t("show")}
        </button>
      )}
    </article>
  );
}
