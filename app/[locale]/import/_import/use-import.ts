import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { dropImportDraft } from "#app/_store/import-draft.ts";
import { type ChapterToKeep, fillOwnWork, keepOwnWork } from "#app/_store/own-works.ts";
import type { TextFacts } from "#app/_store/stored-rows.ts";
import {
  type ImportCalls,
  type ImportWorker,
  openImportWorker,
} from "#app/_workers/import-calls.ts";
import { importFailureOf, importSentence } from "#app/_workers/import-failure.ts";
import { WorkerError } from "#app/_workers/worker-calls.ts";
import type { AlignStage } from "#lib/align/align.ts";
import type { CatalogueBook } from "#lib/catalogue/catalogue.ts";
import { describeBook } from "#lib/catalogue/describe-book.ts";
import { mostFileBytes } from "#lib/import/file-size.ts";
import type { ImportFaults } from "#lib/import/import-error.ts";
import { isKindOf, type LanguageChoice } from "#lib/import/language-choice.ts";
import { chapterHref, ownWorkKey, workHref } from "#lib/reader/address.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { chosenBook } from "./chosen-book.ts";
import type { Asked } from "./language-question.tsx";
import { sideFor, useChoice, withoutText, withText } from "./use-choice.ts";
import { useOutline } from "./use-outline.ts";

/** How far the alignment is. */
export interface Aligning {
  readonly stage: AlignStage | "keeping";
  readonly share: number;
}

/** What the import page knows and can do; everything that goes wrong is told in `failure`. */
export function useImport(locale: Locale, tables: string, books: readonly CatalogueBook[]) {
  const { t } = useTranslation(["import", "store"]);
  const [reading, setReading] = useState<readonly string[]>([]);
  const [aligning, setAligning] = useState<Aligning>();
  const [failure, setFailure] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState("");
  const worker = useRef<ImportWorker>(undefined);
  useEffect(() => () => worker.current?.close(), []);

  const fail = (error: unknown, name: string) => {
    const sentence = importSentence(t, error, name);
    if (importFailureOf(error).code === "stopped") setSaid(sentence);
    else setFailure(sentence);
  };
  const { choice, latest, change, isReady } = useChoice(
    (error) => fail(error, ""),
    () => setSaid(t("import:kept")),
  );
  const openWorker = () => {
    worker.current ??= openImportWorker();
    return worker.current;
  };
  const nameOf = ({ fileName }: TextFacts) => fileName || t("import:pastedName");
  const clear = () => {
    setFailure(undefined);
    setSaid("");
    setAsked(undefined);
  };

  const readBlob = async (
    file: Blob,
    name: string,
    languages: LanguageChoice = {},
    isPasted = false,
  ) => {
    if (file.size > mostFileBytes)
      throw new WorkerError("too-large", { bytes: file.size, most: mostFileBytes });
    // A worker has an address of its own, from which others would be told.
    const address = new URL(tables, location.href).href;
    setReading((names) => [...names, name]);
    try {
      const input = { name, isPasted, file, tables: address, languages };
      return await openWorker().ask("read", input);
    } finally {
      setReading((names) => names.toSpliced(names.indexOf(name), 1));
    }
  };

  const place = (facts: TextFacts, wish: Side | undefined) => {
    const side = sideFor(facts, latest.current, wish);
    change(withText(latest.current, side, facts));
    setSaid(t(`import:taken_${side}`, { name: nameOf(facts) }));
  };

  /** Reads a file, of whose languages some may be chosen. */
  const readOne = async (file: File, isAlone: boolean, wish?: Side, languages?: LanguageChoice) => {
    try {
      const found = await readBlob(file, file.name, languages);
      if (found.kind === "text") return place(found.facts, isAlone ? wish : undefined);
      // It is read beside nothing else, and there is nothing to align in it.
      if (!isAlone) throw new WorkerError("already-aligned");
      if (found.languages !== undefined && languages === undefined) {
        const { all, ...likely } = found.languages;
        return setAsked({ file, all, likely });
      }
      const name = await keepOwnWork(found.work, { isDraft: false });
      location.assign(workHref(locale, ownWorkKey(name)));
    } catch (error) {
      fail(error, file.name);
      if (isAlone && languages === undefined) setAsked(askedAfter(error, file));
    }
  };

  const read = async (files: readonly File[], wish?: Side) => {
    clear();
    if (files.length > mostFiles) return setFailure(t("import:tooMany", { most: mostFiles }));
    if (files.length > 2) return readVolumes(files);
    for (const file of files) await readOne(file, files.length === 1, wish);
  };

  /** Reads the volumes of a book: those of one language are one text, in the order of their names. */
  const readVolumes = async (files: readonly File[]) => {
    const volumes: TextFacts[] = [];
    try {
      for (const file of files.toSorted(byVolume)) {
        const found = await readBlob(file, file.name);
        if (found.kind === "aligned") throw new WorkerError("already-aligned");
        volumes.push(found.facts);
      }
      for (const side of ["fr", "en"] as const) {
        const own = volumes.filter(({ language }) => (language ?? "fr") === side);
        if (own.length > 0) place(await openWorker().ask("join", own), side);
      }
    } catch (error) {
      fail(error, files[volumes.length]?.name ?? "");
    }
  };

  const takePasted = async (side: Side, text: string) => {
    clear();
    const name = t("import:pastedName");
    try {
      const found = await readBlob(new Blob([text]), "pasted.txt", {}, true);
      if (found.kind === "aligned") throw new WorkerError("already-aligned");
      place(found.facts, side);
    } catch (error) {
      fail(error, name);
    }
  };

  const makeWork = async (input: ImportCalls["align"]["input"]) => {
    const made = await openWorker().ask("align", input, { onProgress: setAligning });
    setAligning({ stage: "keeping", share: 1 });
    const book = chosenBook(latest.current, books);
    const work = book === undefined ? made.work : describeBook(made.work, book);
    return { ...made, name: await keepOwnWork({ ...made, work }, { isDraft: made.isUnrelated }) };
  };

  const fillWork = async (input: ImportCalls["fill"]["input"]) => {
    const made = await openWorker().ask("fill", input, { onProgress: setAligning });
    if (made === undefined) throw new WorkerError("text-gone");
    setAligning({ stage: "keeping", share: 1 });
    return { ...made, name: await fillOwnWork(made.before, made, { isDraft: made.isUnrelated }) };
  };

  /** Aligns both, or takes the French alone; what is made is opened. */
  const align = async () => {
    const { fr, en, edits, keepsTypography = false } = latest.current;
    if (fr === undefined) return;
    clear();
    setAligning({ stage: "reading", share: 0 });
    try {
      const input = { fr, en, edits, keepsTypography, pastedName: t("import:pastedName") };
      const made = await (fr.work === undefined ? makeWork(input) : fillWork(input));
      const { name, isUnrelated: isDraft } = made;
      await dropImportDraft();
      location.assign(
        isDraft
          ? `/${locale}/own/mend/?work=${encodeURIComponent(name)}&unrelated`
          : chapterHref(locale, ownWorkKey(name), firstToRead(made.chapters)),
      );
    } catch (error) {
      setAligning(undefined);
      fail(error, [fr, en].flatMap((facts) => (facts ? [nameOf(facts)] : [])).join(", "));
    }
  };

  /** Puts the French of an own work on its side, so that its English may come. */
  const openWork = async (work: string) => {
    try {
      const found = await openWorker().ask("open", { work });
      if (found === undefined) throw new WorkerError("text-gone");
      change(withText(withoutText(latest.current, "en"), "fr", found.facts));
      setSaid(t("import:addEnglish", { name: nameOf(found.facts) }));
    } catch (error) {
      fail(error, work);
    }
  };
  const opening = useRef(openWork);
  opening.current = openWork;
  useEffect(() => {
    const work = new URLSearchParams(location.search).get("work");
    if (isReady && work !== null) void opening.current(work);
  }, [isReady]);

  return {
    choice,
    latest,
    change,
    isReady,
    outline: useOutline(choice, openWorker, (error) => fail(error, "")),
    reading,
    aligning,
    failure,
    asked,
    said,
    say: setSaid,
    read,
    takePasted,
    align,
    /** Leaves off; both texts are kept. */
    stop: () => worker.current?.close(),
    answer(choice: LanguageChoice) {
      setFailure(undefined);
      if (asked !== undefined) void readOne(asked.file, true, undefined, choice);
    },
    leaveQuestion() {
      setFailure(undefined);
      setAsked(undefined);
    },
  };
}

/** The first chapter that has both sides; a preface may have one. */
function firstToRead(chapters: readonly ChapterToKeep[]): string {
  const hasBoth = ({ chapter }: ChapterToKeep) => {
    const rows = chapter.blocks.flatMap(({ segments }) => segments);
    const whole = rows.filter(({ cells }) => cells.every(({ content }) => content.length > 0));
    return whole.length * 2 > rows.length;
  };
  return (chapters.find(hasBoth) ?? chapters[0])?.name ?? "";
}

/** Les Misérables have five volumes, and there are longer books. */
const mostFiles = 24;

function byVolume(a: File, b: File): number {
  return a.name.localeCompare(b.name, "en", { numeric: true });
}

/** Where a file has languages and neither French nor English among them, the reader may know. */
function askedAfter(error: unknown, file: File): Asked | undefined {
  if (!(error instanceof WorkerError) || error.code !== "languages") return undefined;
  const { format, languages } = error.values as ImportFaults["languages"];
  const all = languages.filter((code) => code.trim() !== "");
  if (format === "XLIFF" || all.length < 2) return undefined;
  const likely = (side: Side) => all.find((code) => isKindOf(code, side));
  return { file, all, likely: { fr: likely("fr"), en: likely("en") } };
}
