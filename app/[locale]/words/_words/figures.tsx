"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { readStudyRecord, type StudyRecord } from "#app/_store/kept-words.ts";
import { type StoreFailure as Failure, storeFailureOf } from "#app/_store/store-error.ts";
import { onStudyNews } from "#app/_store/study-news.ts";
import { openWords, useWords } from "#app/_store/word-store.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { dueForecast, growth, retention, retentionByWeek, timeByDay } from "#lib/study/figures.ts";
import { type Word, wordStates } from "#lib/study/word.ts";
import { BarChart, Figure, LineChart } from "./charts.tsx";

if (typeof window !== "undefined") openWords();

interface Read extends StudyRecord {
  readonly now: number;
}

const days = 28;
const weeks = 12;

/** What the words, the answers and the time read add up to. */
export function Figures({ locale }: { readonly locale: Locale }) {
  const { words, state, failure: wordsFailure } = useWords();
  const { read, failure = wordsFailure } = useRead();
  if (failure !== undefined) return <StoreFailure failure={failure} />;
  if (state !== "ready" || read === undefined) return null;
  const shown = { locale, words, read };
  return (
    <>
      <Growth {...shown} />
      <States {...shown} />
      <Due {...shown} />
      <Retention {...shown} />
      <ReadingTime {...shown} />
    </>
  );
}

interface Shown {
  readonly locale: Locale;
  readonly words: readonly Word[];
  readonly read: Read;
}

function formatsOf(locale: Locale) {
  const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const minute = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "minute",
    unitDisplay: "long",
  });
  return {
    number: new Intl.NumberFormat(locale),
    date: (at: number) => short.format(at),
    longDate: (at: number) => long.format(at),
    minutes: (seconds: number) => minute.format(Math.round(seconds / 60)),
  };
}

function Growth({ locale, words, read }: Shown) {
  const { t } = useTranslation("figures");
  const { number, date, longDate } = formatsOf(locale);
  const points = growth(
    words,
    read.metAts.map((metAt) => ({ metAt })),
    read.now,
  );
  const last = points.at(-1);
  return (
    <Figure
      title={t("growth")}
      none={last === undefined ? t("noGrowth") : undefined}
      summary={
        last === undefined
          ? ""
          : t("growthSummary", {
              kept: number.format(last.value.kept),
              met: number.format(last.value.met),
              date: longDate(points[0]?.from ?? read.now),
            })
      }
      tableLabel={t("table")}
      columns={[t("day"), t("kept"), t("met")]}
      rows={points.map(({ from, value }) => [longDate(from), value.kept, value.met])}
      number={number}
    >
      <LineChart
        series={[
          { label: t("kept"), values: points.map(({ value }) => value.kept) },
          { label: t("met"), values: points.map(({ value }) => value.met) },
        ]}
        labels={points.map(({ from }) => date(from))}
        number={number}
      />
    </Figure>
  );
}

function States({ locale, words }: Shown) {
  const { t } = useTranslation("figures");
  const { t: tWords } = useTranslation("words");
  const { number } = formatsOf(locale);
  const counts = wordStates.map(
    (one) => [one, words.filter((word) => word.state === one).length] as const,
  );
  return (
    <Figure
      title={t("states")}
      none={words.length === 0 ? t("noGrowth") : undefined}
      summary={counts
        .filter(([, count]) => count > 0)
        .map(([one, count]) => `${tWords(`state_${one}`)} ${number.format(count)}`)
        .join(" · ")}
      tableLabel={t("table")}
      columns={[tWords("state"), t("words")]}
      rows={counts.map(([one, count]) => [tWords(`state_${one}`), count])}
      number={number}
    >
      <BarChart
        values={counts.map(([, count]) => count)}
        labels={counts.map(([one]) => tWords(`state_${one}`))}
        number={number}
      />
    </Figure>
  );
}

function Due({ locale, words, read }: Shown) {
  const { t } = useTranslation("figures");
  const { number, date, longDate } = formatsOf(locale);
  const due = dueForecast(words, read.now, days);
  const dueSum = due.reduce((sum, { value }) => sum + value, 0);
  return (
    <Figure
      title={t("due")}
      none={dueSum === 0 ? t("noDue") : undefined}
      summary={t("dueSummary", {
        today: number.format(due[0]?.value ?? 0),
        all: number.format(dueSum),
      })}
      tableLabel={t("table")}
      columns={[t("day"), t("words")]}
      rows={due.map(({ from, value }) => [longDate(from), value])}
      number={number}
    >
      <BarChart
        values={due.map(({ value }) => value)}
        labels={due.map(({ from }, index) => (index === 0 ? t("today") : date(from)))}
        number={number}
      />
    </Figure>
  );
}

function Retention({ locale, read: { reviews, now } }: Shown) {
  const { t } = useTranslation("figures");
  const { number, date, longDate } = formatsOf(locale);
  const byWeek = retentionByWeek(reviews, now, weeks).filter(({ value }) => value.asked > 0);
  const all = retention(reviews, 0);
  return (
    <Figure
      title={t("retention")}
      none={all.asked === 0 ? t("noRetention") : undefined}
      summary={t("retentionSummary", {
        share: formatShare(all.asked === 0 ? 0 : all.remembered / all.asked, locale),
        asked: number.format(all.asked),
      })}
      hint={t("retentionHint")}
      tableLabel={t("table")}
      columns={[t("week"), t("share"), t("answers")]}
      rows={byWeek.map(({ from, value }) => [
        longDate(from),
        formatShare(value.remembered / value.asked, locale),
        value.asked,
      ])}
      number={number}
    >
      <BarChart
        values={byWeek.map(({ value }) => (100 * value.remembered) / value.asked)}
        labels={byWeek.map(({ from }) => date(from))}
        number={number}
        unit="%"
        most={100}
      />
    </Figure>
  );
}

function ReadingTime({ locale, read: { sittings, now } }: Shown) {
  const { t } = useTranslation("figures");
  const { number, date, longDate, minutes } = formatsOf(locale);
  const time = timeByDay(sittings, now, days);
  const timeSum = time.reduce((sum, { value }) => sum + value, 0);
  return (
    <Figure
      title={t("time")}
      none={timeSum === 0 ? t("noTime") : undefined}
      summary={t("timeSummary", { time: minutes(timeSum) })}
      tableLabel={t("table")}
      columns={[t("day"), t("minutes")]}
      rows={time.map(({ from, value }) => [longDate(from), Math.round(value / 60)])}
      number={number}
    >
      <BarChart
        values={time.map(({ value }) => value / 60)}
        labels={time.map(({ from }) => date(from))}
        number={number}
      />
    </Figure>
  );
}

function useRead(): { readonly read?: Read; readonly failure?: Failure } {
  const [state, setState] = useState<{ readonly read?: Read; readonly failure?: Failure }>({});
  useEffect(() => {
    let isOn = true;
    const readAll = () =>
      void readStudyRecord().then(
        (record) => isOn && setState({ read: { ...record, now: Date.now() } }),
        (error: unknown) => isOn && setState({ failure: storeFailureOf(error) }),
      );
    readAll();
    const stop = onStudyNews(readAll);
    return () => {
      isOn = false;
      stop();
    };
  }, []);
  return state;
}
