import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { keepOwnWork } from "#app/_store/own-works.ts";
import type { TextFacts } from "#app/_store/stored-rows.ts";
import { type ImportWorker, openImportWorker } from "#app/_workers/import-calls.ts";
import { importFailureOf, importSentence } from "#app/_workers/import-failure.ts";
import { WorkerError } from "#app/_workers/worker-calls.ts";
import type { CatalogueBook } from "#lib/catalogue/catalogue.ts";
import type { ImportFaults } from "#lib/import/import-error.ts";
import { isKindOf, type LanguageChoice } from "#lib/import/language-choice.ts";
import { ownWorkKey, workHref } from "#lib/reader/address.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import type { Asked } from "./language-question.tsx";
import { useAlignment } from "./use-alignment.ts";
import { sideFor, useChoice, withoutText, withText } from "./use-choice.ts";
import { useFileReader } from "./use-file-reader.ts";
import { useFrenchOfWork } from "./use-french-of-work.ts";
import { useOutline } from "./use-outline.ts";

/** What the import page knows and can do; everything that goes wrong is told in `failure`. */
export function useImport(locale: Locale, tablesUrl: string, books: readonly CatalogueBook[]) {
  const { t } = useTranslation(["import", "store"]);
  const [asked, setAsked] = useState<Asked>();
  const { openWorker, stop } = useImportWorker();
  const { failure, setFailure, said, setSaid, fail } = useTelling();
  const { choice, latest, change, isReady } = useChoice(
    (error) => fail(error, ""),
    () => setSaid(t("import:kept")),
  );
  const nameOf = ({ fileName }: TextFacts) => fileName || t("import:pastedName");
  const clear = () => {
    setFailure(undefined);
    setSaid("");
    setAsked(undefined);
  };

  const { reading, readBlob, readText } = useFileReader(tablesUrl, openWorker);
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
    const sorted = files.toSorted(byVolume);
    const volumes: TextFacts[] = [];
    try {
      for (const file of sorted) volumes.push(await readText(file, file.name));
      for (const side of ["fr", "en"] as const) {
        const own = volumes.filter(({ language }) => (language ?? "fr") === side);
        if (own.length > 0) place(await openWorker().ask("join", own), side);
      }
    } catch (error) {
      fail(error, sorted[volumes.length]?.name ?? "");
    }
  };

  const takePasted = async (side: Side, text: string) => {
    clear();
    const name = t("import:pastedName");
    try {
      place(await readText(new Blob([text]), "pasted.txt", true), side);
    } catch (error) {
      fail(error, name);
    }
  };

  const { aligning, align } = useAlignment({
    locale,
    books,
    latest,
    openWorker,
    nameOf,
    clear,
    fail,
  });
  useFrenchOfWork(isReady, openWorker, {
    onFound(facts) {
      change(withText(withoutText(latest.current, "en"), "fr", facts));
      setSaid(t("import:addEnglish", { name: nameOf(facts) }));
    },
    onFailure: fail,
  });

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
    stop,
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

/** The worker, which is begun when it is first asked and ends with the page. */
function useImportWorker() {
  const worker = useRef<ImportWorker>(undefined);
  useEffect(() => () => worker.current?.close(), []);
  return {
    openWorker(): ImportWorker {
      worker.current ??= openImportWorker();
      return worker.current;
    },
    stop: () => worker.current?.close(),
  };
}

/** What the page says of what was done last, and of what went wrong. */
function useTelling() {
  const { t } = useTranslation(["import", "store"]);
  const [failure, setFailure] = useState<string>();
  const [said, setSaid] = useState("");
  const fail = (error: unknown, name: string) => {
    const sentence = importSentence(t, error, name);
    if (importFailureOf(error).code === "stopped") setSaid(sentence);
    else setFailure(sentence);
  };
  return { failure, setFailure, said, setSaid, fail };
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
