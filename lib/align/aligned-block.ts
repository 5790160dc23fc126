/** Blocks with their sentences: what two imported texts are before they are aligned. */

import type { Language } from "#lib/align/stems.ts";
import { findEnglishSentences } from "#lib/english/sentences.ts";
import { findFrenchSentences } from "#lib/french/sentences.ts";
import type { ImportedBlock } from "#lib/import/imported-text.ts";
import { traitsOf } from "#lib/text/block-kinds.ts";
import { formatInline, plainText, readInline } from "#lib/text/inline.ts";
import type { BlockKind, Inline } from "#lib/text/model.ts";
import type { SentenceSpan } from "#lib/text/sentence-ends.ts";

/** A block of one side. */
export interface AlignedBlock {
  readonly kind: BlockKind;
  /** Of a note: the number that calls it. */
  readonly note?: number;
  /**
   * In the inline markup of a cell; of a stanza, its lines; of a speech, its head first, and what
   * begins a line of verse with "\n" before it. Never empty.
   */
  readonly sentences: readonly string[];
}

/**
 * The blocks of a text with their sentences: first the text, then the notes wherever they stood,
 * each in their order. Blocks set aside and those without words are left out.
 */
export function splitBlocks(
  blocks: readonly ImportedBlock[],
  language: Language,
): readonly AlignedBlock[] {
  const split = blocks.flatMap(({ kind, content, note, aside }): readonly AlignedBlock[] => {
    if (aside !== undefined) return [];
    const sentences = splitContent(kind, content, language);
    if (sentences.length === 0) return [];
    return [{ kind, sentences, ...(note === undefined ? {} : { note }) }];
  });
  return [...split.filter(({ kind }) => kind !== "n"), ...split.filter(({ kind }) => kind === "n")];
}

/** The words of a sentence, without markup. */
export function sentenceWords(sentence: string): string {
  const words = /[*[\\]/.test(sentence) ? plainText(readInline(sentence).content) : sentence;
  return words.includes("\n") ? words.replace(/\s*\n\s*/g, " ").trim() : words;
}

/** Whether a row is one thing to say: a title, a line of a stanza, an ornament; in a play, who speaks. */
export function isWhole(kind: BlockKind, isFirst = false): boolean {
  const { row } = traitsOf(kind);
  return row === "whole" || row === "line" || (row === "speech" && isFirst);
}

/** Where the sentences of a text without markup are. */
export function findSentencesIn(text: string, language: Language): readonly SentenceSpan[] {
  return language === "fr" ? findFrenchSentences(text) : findEnglishSentences(text);
}

function splitContent(kind: BlockKind, content: string, language: Language): readonly string[] {
  if (kind === "v")
    return content
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  if (kind === "d") {
    const [head = ""] = content.split("\n", 1);
    return [head, ...splitSpeech(content.slice(head.length + 1), language)];
  }
  const line = content.replace(/\s*\n\s*/g, " ").trim();
  if (line === "") return [];
  return isWhole(kind) ? [line] : splitSentences(line, language);
}

/** What is said in a speech: its lines, where it is in verse, else its sentences. */
export function splitSpeech(markup: string, language: Language): readonly string[] {
  if (!markup.includes("\n")) return splitSentences(markup, language);
  return markup
    .split(/(?=\n)/)
    .map((line) => line.replace(/^(\n?)\s*/, "$1").trimEnd())
    .filter((line) => line.trim() !== "");
}

/** The sentences of a cell’s markup; emphasis that goes over a sentence’s end is closed and opened. */
export function splitSentences(markup: string, language: Language): readonly string[] {
  if (!/[*[\\]/.test(markup))
    return findSentencesIn(markup, language).map(({ start, end }) => markup.slice(start, end));
  const { content } = readInline(markup);
  const text = plainText(content);
  const spans = findSentencesIn(text, language);
  if (spans.length === 0) return markup.trim() === "" ? [] : [markup.trim()];
  return spans.map((span, index) => {
    // A call stands after what it is about: it belongs to the sentence before it, and the first
    // sentence has those that nothing is before.
    const calls = {
      after: index === 0 ? -1 : span.start,
      upTo: spans[index + 1]?.start ?? Number.POSITIVE_INFINITY,
    };
    return formatInline(cutInline(content, span, calls)).trim();
  });
}

/** The part of a tree whose words lie in a span of its plain text, and its calls in another. */
function cutInline(
  content: readonly Inline[],
  span: SentenceSpan,
  calls: { readonly after: number; readonly upTo: number },
): readonly Inline[] {
  let at = 0;
  const cut = (inlines: readonly Inline[]): readonly Inline[] =>
    inlines.flatMap((inline): readonly Inline[] => {
      if (inline.type === "emphasis") {
        const children = cut(inline.children);
        return children.length === 0 ? [] : [{ type: "emphasis", children }];
      }
      if (inline.type === "note-call") {
        return at > calls.after && at <= calls.upTo ? [inline] : [];
      }
      const from = at;
      at += inline.value.length;
      const value = inline.value.slice(
        Math.max(0, span.start - from),
        Math.max(0, span.end - from),
      );
      return value === "" ? [] : [{ type: "text", value }];
    });
  return cut(content);
}
