process.env.NEXT_TELEMETRY_DISABLED = "1";

/** @type {import("next").NextConfig} */
export default {
  // Static files, served by any host: see “Why it is this way” in the README.
  output: "export",
  trailingSlash: true,
  agentRules: false,
  experimental: { globalNotFound: true },
};
