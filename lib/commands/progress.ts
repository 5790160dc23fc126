/** How far a long command is: a bar that moves on a terminal, a line a stage elsewhere. */

/** Where a bar is drawn. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Says how far the command is: a share from 0 to 1, and what it is doing. */
export type ShowProgress = (share: number, stage: string) => void;

const width = 30;
const leastMsBetween = 80;

/** Makes a bar; `end` takes it away, so that what is printed next begins a line. */
export function makeProgress(
  output: ProgressOutput = process.stderr,
  now: () => number = performance.now.bind(performance),
): { readonly show: ShowProgress; readonly end: () => void } {
  let shownStage = "";
  let shownAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  return {
    show(share, stage) {
      if (output.isTTY !== true) {
        if (stage !== shownStage) output.write(`${stage}\n`);
        shownStage = stage;
        return;
      }
      if (stage === shownStage && now() - shownAt < leastMsBetween) return;
      const done = Math.round(Math.min(1, Math.max(0, share)) * width);
      const percent = `${Math.round(share * 100)} %`.padStart(5);
      output.write(`\r\u001b[K${"█".repeat(done)}${"░".repeat(width - done)} ${percent}  ${stage}`);
      shownStage = stage;
      shownAt = now();
      isDrawn = true;
    },
    end() {
      if (isDrawn) output.write("\r\u001b[K");
      isDrawn = false;
    },
  };
}
