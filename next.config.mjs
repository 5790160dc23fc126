import { availableParallelism } from "node:os";

process.env.NEXT_TELEMETRY_DISABLED = "1";

/** @type {import("next").NextConfig} */
export default {
  // Static files, served by any host: see “Why it is this way” in the README.
  output: "export",
  trailingSlash: true,
  // The folder of its host in which the site is: see `lib/reader/site-path.ts`.
  basePath: process.env.EN_REGARD_BASE ?? "",
  env: { EN_REGARD_BASE: process.env.EN_REGARD_BASE ?? "" },
  agentRules: false,
  // `npm test` checks the types of everything; who only reads need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Two builds of the same texts have the same bytes, so a host sends only what changed.
  generateBuildId: () => "en-regard",
  experimental: {
    globalNotFound: true,
    // A page carries the styles it uses (25 KB, not 53): `finished-site.ts` puts them into it, so a
    // further stylesheet costs no request.
    cssChunking: { type: "graph", requestCost: 500 },
    // What only a router in the page would fetch ahead; this site is plain links.
    prefetchInlining: false,
    // Next leaves a core free otherwise, which on two is half of them.
    cpus: availableParallelism(),
  },
  // The words of a long chapter are looked up in one go, on a busy machine for minutes.
  staticPageGenerationTimeout: 600,
  turbopack: {
    resolveAlias: {
      // Its variant for browsers asks the document, and Markdown is read in a worker, which has none.
      "decode-named-character-reference":
        "./node_modules/decode-named-character-reference/index.js",
    },
  },
};
