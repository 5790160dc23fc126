"use client";

import { useParams } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { Failure } from "#app/_ui/failure.tsx";

/** Shown in place of a page whose code has failed. */
export default function ErrorPage() {
  const { locale } = useParams<{ locale: string }>();
  return <Failure locale={isLocale(locale) ? locale : "en"} />;
}
