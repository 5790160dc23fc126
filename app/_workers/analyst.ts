import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { LookUpError } from "#lib/lexicon/look-up-error.ts";
import type { Paradigm, ParadigmOf } from "#lib/lexicon/paradigm.ts";
import type { Answer, FormsQuestion, TextQuestion } from "./lexicon.worker.ts";

/**
 * Analyses texts in a worker of its own, with the tables at that address; the worker is begun when
 * it is first asked. Rejects with a `LookUpError`.
 */
export function openAnalyst(tablesUrl: string) {
  let worker: Worker | undefined;
  let count = 0;
  const waiting = new Map<number, (answer: Answer) => void>();

  const failAll = () => {
    worker?.terminate();
    worker = undefined;
    for (const [id, settle] of waiting) settle({ id, fault: "damaged" });
    waiting.clear();
  };
  const begin = () => {
    const begun = new Worker(new URL("./lexicon.worker.ts", import.meta.url), { type: "module" });
    begun.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    begun.addEventListener("error", failAll);
    return begun;
  };
  const ask = async (question: Unasked): Promise<Exclude<Answer, { readonly fault: unknown }>> => {
    worker ??= begin();
    const id = ++count;
    const address = new URL(tablesUrl, location.href).href;
    const answer = await new Promise<Answer>((settle) => {
      waiting.set(id, settle);
      worker?.postMessage({ ...question, id, tablesUrl: address });
    });
    if ("fault" in answer) throw new LookUpError(answer.fault);
    return answer;
  };
  return {
    async compile(segments: readonly SegmentWords[], glossary?: string): Promise<string> {
      const answer = await ask({ segments, glossary });
      if (!("source" in answer)) throw new LookUpError("damaged");
      return answer.source;
    },
    async forms(of: ParadigmOf): Promise<Paradigm | undefined> {
      const answer = await ask({ of });
      return "paradigm" in answer ? answer.paradigm : undefined;
    },
    close: failAll,
  };
}

type Unasked = Omit<TextQuestion, "id" | "tablesUrl"> | Omit<FormsQuestion, "id" | "tablesUrl">;
