import { gunzipSync } from "node:zlib";
import { gunzipSync as unpackInPage } from "fflate";
import { expect, it } from "vitest";
import { packParts } from "#lib/commands/pack-parts.ts";
import { joinBytes } from "#lib/search/varints.ts";
import fc from "../property.ts";

const drawnParts = fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 6 });

it("a file packed in parts is unpacked as one, by the page and by whoever knows gzip", () => {
  fc.assert(
    fc.property(drawnParts, (parts) => {
      const packed = packParts(parts);
      const whole = joinBytes(parts);
      expect(Buffer.compare(gunzipSync(packed), whole)).toBe(0);
      expect(Buffer.compare(unpackInPage(packed), whole)).toBe(0);
    }),
    { numRuns: 30 },
  );
});

it("the same parts make the same file", () => {
  const parts = [new TextEncoder().encode("le regard, les regards ".repeat(50))];
  expect(packParts(parts)).toEqual(packParts(parts));
});
