import { readFileSync } from "node:fs";
import path from "node:path";
import { ImageResponse } from "next/og";
import { worksToBuild } from "#lib/library/built-works.ts";
import { loadWork } from "#lib/library/library.ts";
import { coverTextSize, coverTitle } from "#lib/publish/cover.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return worksToBuild().map(({ name }) => ({ file: `${name}.png` }));
}

/** A work as an open book, its French title beside the English: for previews and catalogues. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const work = loadWork((await params).file.replace(/\.png$/, ""));
  if (work === undefined) return new Response(null, { status: 404 });
  const [fr, en] = [coverTitle(work.title.fr), coverTitle(work.title.en)];
  const size = Math.min(coverTextSize(fr), coverTextSize(en));
  return new ImageResponse(
    <div
      style={{ display: "flex", width: "100%", height: "100%", background: "#fbf8f1", padding: 40 }}
    >
      <Page title={fr} size={size} background="#8c2f1b" ink="#fbf8f1" />
      <Page title={en} size={size} background="#e9dfc7" ink="#3a2f26" />
    </div>,
    {
      width: 1200,
      height: 630,
      fonts: [{ name: "Literata", data: face(), weight: 600, style: "normal" }],
    },
  );
}

/** The face has no narrow no-break space: for a letter it lacks, a font would be asked of the network. */
function Page({
  title,
  size,
  background,
  ink,
}: {
  readonly title: string;
  readonly size: number;
  readonly background: string;
  readonly ink: string;
}) {
  return (
    <div
      style={{
        display: "flex",
        width: "50%",
        height: "100%",
        margin: "0 6px",
        padding: "48px 40px",
        overflow: "hidden",
        background,
        color: ink,
        fontFamily: "Literata",
        fontSize: size,
        lineHeight: 1.2,
      }}
    >
      {title.replaceAll("\u202f", "\u00a0")}
    </div>
  );
}

let kept: Buffer | undefined;
function face(): Buffer {
  kept ??= readFileSync(
    path.join(
      process.cwd(),
      "node_modules/@fontsource/literata/files",
      "literata-latin-600-normal.woff",
    ),
  );
  return kept;
}
