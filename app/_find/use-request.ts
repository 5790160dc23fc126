import { useCallback, useEffect, useState } from "react";
import {
  type FindRequest,
  type FindScope,
  formatFindRequest,
  nothingSought,
  parseFindRequest,
} from "#lib/search/find-address.ts";

/** The chapter from which one came to find. */
export interface FindOrigin {
  readonly work: string;
  readonly chapter: string | undefined;
}

export interface RequestState {
  readonly request: FindRequest;
  /** Whether the address has been read. */
  readonly isReady: boolean;
  readonly origin: FindOrigin | undefined;
  readonly ask: (change: Partial<FindRequest>) => void;
}

/** What is sought, which is what the address says. */
export function useRequest(): RequestState {
  const [request, setRequest] = useState(nothingSought);
  const [origin, setOrigin] = useState<FindOrigin>();
  const [isReady, setIsReady] = useState(false);

  useEffect(() => {
    const read = (typed: Partial<FindRequest> = {}) => {
      const asked = parseFindRequest(location.search);
      setRequest({ ...asked, ...typed });
      setOrigin((before) => originOf(asked.scope) ?? before);
      setIsReady(true);
    };
    read(typedEarly());
    const readAgain = () => read();
    window.addEventListener("popstate", readAgain);
    return () => window.removeEventListener("popstate", readAgain);
  }, []);

  const ask = useCallback((change: Partial<FindRequest>) => {
    setRequest((before) => {
      const isOther = change.fr !== undefined || change.en !== undefined;
      // Another word is said otherwise.
      const fresh = isOther ? { only: undefined, not: [] } : {};
      return { ...before, ...fresh, ...change };
    });
  }, []);

  useEffect(() => {
    if (!isReady) return;
    const address = location.pathname + formatFindRequest(request);
    // Safari allows a hundred changes in half a minute, and refuses more.
    const timer = setTimeout(() => {
      if (location.pathname + location.search !== address) history.replaceState(null, "", address);
    }, 350);
    return () => clearTimeout(timer);
  }, [request, isReady]);

  return { request, isReady, origin, ask };
}

/** What stands in the fields already: letters typed before the scripts of the page had come. */
function typedEarly(): Partial<FindRequest> {
  const fields = document.querySelectorAll<HTMLInputElement>("input[data-find-side]");
  const typed = [...fields].filter(({ value }) => value !== "");
  return Object.fromEntries(typed.map(({ dataset, value }) => [dataset.findSide, value]));
}

function originOf(scope: FindScope): FindOrigin | undefined {
  const at = new URLSearchParams(location.search).get("at") ?? undefined;
  if (scope.in === "work") return { work: scope.work, chapter: at };
  return scope.in === "chapter" ? { work: scope.work, chapter: scope.chapter } : undefined;
}
