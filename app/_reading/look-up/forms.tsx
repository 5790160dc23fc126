"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LookedUpReading } from "#lib/lexicon/chapter-lexicon.ts";
import { LookUpError, type LookUpFault } from "#lib/lexicon/look-up-error.ts";
import type {
  Conjugation,
  Declension,
  Paradigm,
  ParadigmForm,
  Tense,
} from "#lib/lexicon/paradigm.ts";
import card from "./card.module.css";
import styles from "./forms.module.css";
import type { LookUpSource } from "./look-up-source.ts";

/** What has come of asking for the forms. */
type Asked =
  | { readonly state: "waiting" }
  | { readonly state: "known"; readonly paradigm: Paradigm | undefined }
  | { readonly state: "failed"; readonly fault: LookUpFault };

/** All forms of a word, fetched when they are first opened, the one that the text has marked. */
export function Forms({
  reading,
  source,
}: {
  readonly reading: LookedUpReading;
  readonly source: LookUpSource;
}) {
  const { t } = useTranslation("card");
  const [asked, setAsked] = useState<Asked>();

  async function ask(): Promise<void> {
    const { lemma, upos, senses } = reading;
    const isReflexive = /^s(?:e |’)/.test(senses[0]?.government ?? "");
    setAsked({ state: "waiting" });
    try {
      setAsked({ state: "known", paradigm: await source.forms({ lemma, upos, isReflexive }) });
    } catch (error) {
      if (!(error instanceof LookUpError)) throw error;
      setAsked({ state: "failed", fault: error.fault });
    }
  }

  return (
    <details
      className={styles.forms}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && asked === undefined) void ask();
      }}
    >
      <summary>{t(reading.upos === "VERB" ? "conjugation" : "forms")}</summary>
      {asked === undefined || asked.state === "waiting" ? (
        <p className={card.quiet}>{t("loading")}</p>
      ) : asked.state === "failed" ? (
        <div role="alert">
          <p>{t(`failed_${asked.fault}`)}</p>
          <button type="button" className={card.action} onClick={() => void ask()}>
            {t("retry")}
          </button>
        </div>
      ) : asked.paradigm === undefined ? (
        <p className={card.quiet}>{t("noForms")}</p>
      ) : asked.paradigm.kind === "conjugation" ? (
        <ConjugationTable conjugation={asked.paradigm} reading={reading} />
      ) : (
        <DeclensionTable declension={asked.paradigm} reading={reading} />
      )}
    </details>
  );
}

function ConjugationTable({
  conjugation: { infinitive, auxiliary, tenses, compounds },
  reading,
}: {
  readonly conjugation: Conjugation;
  readonly reading: LookedUpReading;
}) {
  const { t } = useTranslation("card");
  return (
    <>
      <p className={card.quiet}>
        <b lang="fr">{infinitive}</b> · {t(`auxiliary_${auxiliary}`)}
      </p>
      <div className={styles.tenses}>
        {tenses.map((tense) => (
          <TenseTable key={tense.name} tense={tense} reading={reading} />
        ))}
        <section>
          <h3>{t("compoundTenses")}</h3>
          <ul>
            {compounds.map(({ auxiliary: tense, text }) => (
              <li key={tense} className={styles.compound}>
                <span lang="fr">{text}</span>
                <span className={styles.name}>{t(`compound_${tense}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function TenseTable({
  tense: { name, rows },
  reading,
}: {
  readonly tense: Tense;
  readonly reading: LookedUpReading;
}) {
  const { t } = useTranslation("card");
  return (
    <section>
      <h3>{t(`form_${name}`)}</h3>
      <ul lang="fr">
        {rows.map((row) => (
          <li key={`${row.before}${row.forms[0]}`}>
            {row.before}
            <FormList
              forms={row.forms}
              met={isMet(row, name, reading) ? reading.form : undefined}
            />
            {row.after}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether a row has the form of the text: of several that are alike, the one that it is there. */
function isMet({ person, number }: ParadigmForm, name: Tense["name"], { feats }: LookedUpReading) {
  return (
    feats.verbForm === name &&
    (feats.person === undefined || person === undefined || feats.person === person) &&
    (feats.number === undefined || number === undefined || feats.number === number)
  );
}

function FormList({
  forms,
  met,
}: {
  readonly forms: readonly string[];
  readonly met: string | undefined;
}) {
  return forms.map((form, index) => (
    <span key={form}>
      {index === 0 ? null : ", "}
      {form.toLowerCase() === met ? <mark className={styles.met}>{form}</mark> : form}
    </span>
  ));
}

function DeclensionTable({
  declension: { rows, comparison },
  reading,
}: {
  readonly declension: Declension;
  readonly reading: LookedUpReading;
}) {
  const { t } = useTranslation("card");
  return (
    <dl className={styles.declension}>
      {rows.map(({ gender, number, forms }) => (
        <div key={`${gender}${number}`}>
          <dt>{t(agreementKey(gender, number))}</dt>
          <dd lang="fr">
            <FormList forms={forms} met={reading.form} />
          </dd>
        </div>
      ))}
      {comparison.length === 0 ? null : (
        <div>
          <dt>{t("comparison")}</dt>
          <dd lang="fr">{comparison.join(", ")}</dd>
        </div>
      )}
    </dl>
  );
}

function agreementKey(gender: "m" | "f" | undefined, number: "sg" | "pl" | undefined) {
  if (gender !== undefined && number !== undefined) return `agreement_${gender}_${number}` as const;
  if (gender !== undefined) return `agreement_${gender}` as const;
  return number === undefined ? "form_same" : (`agreement_${number}` as const);
}
