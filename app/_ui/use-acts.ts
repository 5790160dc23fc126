import { useEffect, useState } from "react";

/** Whether the page’s script has come: a control that does nothing before is disabled until then. */
export function useActs(): boolean {
  const [acts, setActs] = useState(false);
  useEffect(() => setActs(true), []);
  return acts;
}
