"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import field from "#app/_ui/field.module.css";
import { findClient } from "#app/_workers/find-calls.ts";
import type { FindRequest } from "#lib/search/find-address.ts";
import { longestQuery } from "#lib/search/find-query.ts";
import type { Suggestion } from "#lib/search/search-source.ts";
import type { Side } from "#lib/text/side.ts";
import styles from "./find.module.css";

/** The two fields, French and English, and what the word that is being typed may become. */
export function FindFields({
  request,
  isReady,
  onAsk,
}: {
  readonly request: FindRequest;
  readonly isReady: boolean;
  readonly onAsk: (change: Partial<FindRequest>) => void;
}) {
  return (
    <search className={styles.fields}>
      <Field side="fr" {...{ request, isReady, onAsk }} />
      <Field side="en" {...{ request, isReady, onAsk }} />
    </search>
  );
}

function Field({
  side,
  request,
  isReady,
  onAsk,
}: Parameters<typeof FindFields>[0] & { readonly side: Side }) {
  const { t } = useTranslation(["find", "words"]);
  const id = useId();
  const [isTyping, setIsTyping] = useState(false);
  const typed = request[side];
  const suggestions = useSuggestions(isTyping ? typed : "", side, request);
  const set = (text: string) => onAsk({ [side]: text });
  const input = useRef<HTMLInputElement>(null);
  const isFirst = side === "fr" && isReady && request.fr === "" && request.en === "";
  // Who comes with nothing sought comes to type, with `/` above all.
  useEffect(() => {
    if (isFirst && document.activeElement === document.body)
      input.current?.focus({ preventScroll: true });
  }, [isFirst]);
  return (
    <div className={styles.side}>
      <label htmlFor={id}>{t(`side_${side}`)}</label>
      <input
        ref={input}
        id={id}
        type="search"
        lang={side}
        className={`${field.field} ${styles.input}`}
        placeholder={t(`hint_${side}`)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        // One letter more than is sought, so that a query that is too long is said to be.
        maxLength={longestQuery + 1}
        data-find={side === "fr" ? "" : undefined}
        data-find-side={side}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setIsTyping(true);
          set(value);
        }}
      />
      {suggestions.length === 0 ? null : (
        <ul className={styles.suggestions} aria-label={t("suggestions")}>
          {suggestions.map(({ text, lemma, upos, entry, count }) => (
            <li key={`${entry} ${text}`}>
              <button
                type="button"
                onClick={() => {
                  setIsTyping(false);
                  set(withLastWord(typed, lemma));
                }}
              >
                <span lang={side}>{lemma}</span>{" "}
                <small>
                  {upos === undefined ? "" : `${t(`words:part_${upos}`)} `}
                  {count}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the last word of a field may become. */
function useSuggestions(typed: string, side: Side, request: FindRequest): readonly Suggestion[] {
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const last = lastWord(typed);
  const { scope } = request;
  useEffect(() => {
    if (last.length < 2) {
      setSuggestions([]);
      return;
    }
    const abort = new AbortController();
    findClient()
      .ask(
        "complete",
        { request: { ...emptied, scope }, typed: last, side },
        { signal: abort.signal },
      )
      // What is sought says what went wrong.
      .then(setSuggestions, () => {});
    return () => abort.abort();
  }, [last, side, scope]);
  return suggestions;
}

const emptied = {
  fr: "",
  en: "",
  matching: "linked",
  levels: [],
  kinds: [],
  only: undefined,
  not: [],
} as const;

/** The word at the end of a field, unless it is quoted, a beginning already, or finished. */
function lastWord(typed: string): string {
  return /(?:^|[\s-])([\p{L}\p{M}’']+)$/u.exec(typed)?.[1] ?? "";
}

function withLastWord(typed: string, word: string): string {
  return typed.slice(0, typed.length - lastWord(typed).length) + word;
}
