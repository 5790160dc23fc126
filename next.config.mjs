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
};
