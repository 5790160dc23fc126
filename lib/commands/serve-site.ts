import { existsSync } from "node:fs";
import { makeSiteServer } from "./site-server.ts";

/** Serves the built site on `PORT`, 3000 where none is asked for. */
function serveSite(site: string, asked: string | undefined): void {
  const port = asked === undefined || asked === "" ? 3000 : Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fail(`PORT is “${asked}”; it is a whole number from 0 to 65535`);
  if (!existsSync(`${site}/_headers`)) fail(`${site}: no built site; run npm run build`);
  const server = makeSiteServer(site);
  server.on("error", (error: NodeJS.ErrnoException) => fail(reasonOf(error, port)));
  server.listen(port, () => {
    const address = server.address();
    const listening = typeof address === "object" && address !== null ? address.port : port;
    console.log(`En regard: http://localhost:${listening}`);
  });
}

function reasonOf(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is taken; choose another: PORT=${port + 1} npm start`;
  if (error.code === "EACCES") return `Port ${port} may not be used; choose one from 1024`;
  return error.message;
}

function fail(reason: string): never {
  console.error(reason);
  process.exit(1);
}

serveSite("out", process.env.PORT);
