import { useCallback, useState } from "react";
import { type StoreFailure, storeFailureOf } from "#app/_store/store-error.ts";

/** Runs what the store is asked to do, and has the last failure, to be shown where it happened. */
export function useAttempt(): {
  readonly failure: StoreFailure | undefined;
  /** Answers whether it went well; never rejects. */
  readonly attempt: (act: () => Promise<unknown>) => Promise<boolean>;
} {
  const [failure, setFailure] = useState<StoreFailure>();
  const attempt = useCallback(async (act: () => Promise<unknown>) => {
    try {
      await act();
      setFailure(undefined);
      return true;
    } catch (error) {
      setFailure(storeFailureOf(error));
      return false;
    }
  }, []);
  return { failure, attempt };
}
