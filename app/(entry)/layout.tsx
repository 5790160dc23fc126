import type { Metadata } from "next";
import type { ReactNode } from "react";
import { chooseLocaleEarly } from "#app/_ui/early.ts";
import { HtmlPage } from "#app/_ui/html-page.tsx";

export const metadata: Metadata = { title: "En regard" };

export default function EntryLayout({ children }: { readonly children: ReactNode }) {
  return (
    <HtmlPage locale="en" earlyScript={chooseLocaleEarly}>
      {children}
    </HtmlPage>
  );
}
