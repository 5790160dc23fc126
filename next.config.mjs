process.env.NEXT_TELEMETRY_DISABLED = "1";

/** @type {import("next").NextConfig} */
export default {
  // Static files, served by any host: see “Why it is this way” in the README.
  output: "export",
  trailingSlash: true,
  agentRules: false,
  // `npm test` checks the types of everything; who only reads need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: { globalNotFound: true },
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
