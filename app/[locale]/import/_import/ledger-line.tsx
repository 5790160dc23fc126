"use client";

import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import notice from "#app/_ui/notice.module.css";
import type { LedgerAccount, SetAside } from "#lib/import/ledger.ts";
import styles from "../import.module.css";

/** From this share of a file’s letters on, a loss that nothing explains is a warning. */
const mostUnexplained = 0.001;

/** What of a file is no text of the book, in one line that opens, and what is missing. */
export function LedgerLine({
  locale,
  account,
}: {
  readonly locale: Locale;
  readonly account: LedgerAccount;
}) {
  const { t } = useTranslation("import");
  const number = new Intl.NumberFormat(locale);
  const letters = (count: number) => t("letters", { count, formatted: number.format(count) });
  const nameOf = ({ name, count }: SetAside) =>
    t(`aside_${name}`, { count, formatted: number.format(count) });
  const names = account.setAside.map(nameOf);
  const aside = names.length === 0 ? t("nothing") : new Intl.ListFormat(locale).format(names);
  const lost = account.missing === 0 ? t("nothing") : letters(account.missing);
  const isWarning = account.missing > account.shown * mostUnexplained;
  const isDoubled = account.added > account.shown * mostUnexplained;
  return (
    <>
      <details className={styles.ledger}>
        <summary>{t("ledger", { aside, lost })}</summary>
        <table>
          <tbody>
            <tr>
              <th scope="row">{t("ledgerKept")}</th>
              <td>{letters(account.kept)}</td>
            </tr>
            {account.setAside.map((each) => (
              <tr key={each.name}>
                <th scope="row">{nameOf(each)}</th>
                <td>{letters(each.letters)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("ledgerLost")}</th>
              <td>{lost}</td>
            </tr>
          </tbody>
        </table>
      </details>
      {account.mends.map(({ name, count }) => (
        <p key={name} className={styles.facts}>
          {t(`lettersMended_${name}`, { count, formatted: number.format(count) })}
        </p>
      ))}
      {isDoubled && !isWarning ? (
        <p className={`${notice.notice} ${styles.failure}`}>
          {t("ledgerDoubled", { lost: letters(account.added) })}
        </p>
      ) : null}
      {isWarning ? (
        <p className={`${notice.notice} ${styles.failure}`}>{t("ledgerWarning", { lost })}</p>
      ) : null}
    </>
  );
}
