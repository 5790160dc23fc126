import { type ParseArgsConfig, parseArgs } from "node:util";

/** One thing that `npm run texts -- …` does. */
export interface Command {
  /** What it does, in a line of the list of commands. */
  readonly summary: string;
  /** How it is called, with its options, several lines. */
  readonly usage: string;
  /**
   * Does it, printing what there is to read, and gives the exit code: 0 well, 1 something wrong
   * with the texts. Throws a `UsageError` for arguments that it does not know.
   */
  readonly run: (
    args: readonly string[],
    print: (line: string) => void,
  ) => number | Promise<number>;
}

/** Wrong usage of a command. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The options and the names of a call. A `UsageError` for what is not among the options. */
export function parseCall<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
