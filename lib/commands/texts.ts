/** `npm run texts -- COMMAND …`: what can be done with the texts. Exits 2 on bad usage. */

import { align } from "#lib/commands/align.ts";
import { check } from "#lib/commands/check.ts";
import { type Command, UsageError } from "#lib/commands/command.ts";
import { exportCommand } from "#lib/commands/export.ts";
import { fetchCommand } from "#lib/commands/fetch.ts";
import { hostCommand } from "#lib/commands/host.ts";
import { importCommand } from "#lib/commands/import.ts";
import { lexicon } from "#lib/commands/lexicon.ts";
import { newWork } from "#lib/commands/new.ts";
import { pdfCommand } from "#lib/commands/pdf.ts";
import { preview } from "#lib/commands/preview.ts";
import { publish } from "#lib/commands/publish.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { TextError, TextErrors } from "#lib/text/text-error.ts";

const commands: Readonly<Record<string, Command>> = {
  new: newWork,
  check,
  preview,
  publish,
  import: importCommand,
  fetch: fetchCommand,
  export: exportCommand,
  pdf: pdfCommand,
  host: hostCommand,
  align,
  lexicon,
};

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === "--help" || name === "-h") {
    console.log(usage());
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(name === undefined ? usage() : `no command “${name}”\n\n${usage()}`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    console.log(command.usage);
    return 0;
  }
  try {
    return await command.run(args, (line) => console.log(line));
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${command.usage}`);
      return 2;
    }
    if (error instanceof TextError || error instanceof TextErrors || error instanceof ImportError) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}

function usage(): string {
  const list = Object.entries(commands).map(([name, { summary }]) => `  ${name}  ${summary}`);
  return [
    "usage: npm run texts -- COMMAND …",
    "",
    ...list,
    "",
    "npm run texts -- COMMAND --help tells more. The format of the texts: texts/README.md",
  ].join("\n");
}

process.exitCode = await run(process.argv.slice(2));
