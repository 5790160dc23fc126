"use client";

import { useTranslation } from "react-i18next";
import type { StoreFailure as Failure } from "#app/_store/store-error.ts";
import notice from "./notice.module.css";

/** Says why something was not kept or not read, and what to do; nothing where all is well. */
export function StoreFailure({ failure }: { readonly failure: Failure | undefined }) {
  return failure === undefined ? null : <Sentence failure={failure} />;
}

function Sentence({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation("store");
  return (
    <p role="alert" className={notice.notice}>
      {t(`failed_${failure}`)}
    </p>
  );
}
