/** `texts host`: the built site in the configuration of a server. */

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Command, parseCall, UsageError } from "#lib/commands/command.ts";
import { hosts } from "#lib/commands/host-files.ts";
import { baseOfHeadersFile, parseHeadersFile } from "#lib/commands/site-headers.ts";
import { shownPath } from "#lib/library/library.ts";
import { TextError } from "#lib/text/text-error.ts";

const names = Object.keys(hosts).join(", ");

export const hostCommand = {
  summary: `prints how a server is to serve the built site: ${names}`,
  usage: [
    "usage: npm run texts -- host SERVER [--root FOLDER] [--name HOST] [--site FOLDER]",
    "",
    `  SERVER  ${names}; Apache reads out/.htaccess, and Netlify and Cloudflare out/_headers`,
    "  --root  the folder that the server serves: /srv/en-regard if not given",
    "  --name  the name of the site: example.org if not given",
    "  --site  where it was built: out if not given",
  ].join("\n"),
  async run(args: readonly string[], print: (line: string) => void) {
    const { format, root, name, site } = readArguments(args);
    const file = path.join(site, "_headers");
    if (!existsSync(file)) {
      const cure = "npm run build makes one";
      throw new TextError({ file: shownPath(file), reason: "no built site there", cure });
    }
    const source = readFileSync(file, "utf8");
    const [headers, base] = [parseHeadersFile(source), baseOfHeadersFile(source)];
    print(format({ headers, root, base, name }).trimEnd());
    return 0;
  },
} satisfies Command;

function readArguments(args: readonly string[]) {
  const text = { type: "string" } as const;
  const { values, positionals } = parseCall(args, { root: text, name: text, site: text });
  const [server = ""] = positionals;
  const format = Object.hasOwn(hosts, server) ? hosts[server] : undefined;
  if (format === undefined || positionals.length > 1)
    throw new UsageError(`no server “${server}”; there are ${names}`);
  const { root = "/srv/en-regard", name = "example.org", site = "out" } = values;
  return { format, root, name, site };
}
