import { keptName } from "#lib/reader/site-path.ts";

/** Who shows words is told when they change, in this tab or another. */

/** What changed: some words by key, or more than is worth naming. */
export type StudyNews = "all" | { readonly words: readonly string[] };

const listeners = new Set<(news: StudyNews) => void>();
let channel: BroadcastChannel | undefined;

/** Calls `listener` after every change; answers with what ends that. */
export function onStudyNews(listener: (news: StudyNews) => void): () => void {
  openChannel();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells this tab and the others. */
export function tellChanged(news: StudyNews): void {
  openChannel()?.postMessage(news);
  for (const listener of listeners) listener(news);
}

function openChannel(): BroadcastChannel | undefined {
  if (channel === undefined && typeof BroadcastChannel !== "undefined") {
    channel = new BroadcastChannel(keptName(":study"));
    channel.onmessage = ({ data }: MessageEvent<StudyNews>) => {
      for (const listener of listeners) listener(data);
    };
  }
  return channel;
}
