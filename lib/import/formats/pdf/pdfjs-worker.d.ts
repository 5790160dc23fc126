/** The half of pdf.js that reads files, which its package declares no types for. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: unknown;
}
