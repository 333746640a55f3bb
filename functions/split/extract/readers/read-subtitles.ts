import type { ReadDocument } from '../document-facts.ts';

const TIMES = /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/;
const SILENT_BLOCK = /^(?:WEBVTT|NOTE|STYLE|REGION)\b/;
/** Formatting, and the name of a voice in WebVTT, whose words stay. */
const TAGS = /<\/?[a-z][^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,100}\}/gi;
const SENTENCE_END = /[.!?…]["”’)]?$/;

/**
 * Reads the spoken words of subtitles in SubRip or WebVTT. Cues whose sentence continues are joined; each paragraph ends with
 * a sentence.
 */
export function readSubtitles(source: string): ReadDocument {
  const paragraphs: string[] = [];
  let open = '';
  for (const block of source.split(/\n[ \t]*\n/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMES.test(line));
    if (at < 0 || SILENT_BLOCK.test(lines[0] ?? '')) continue;
    const words = lines
      .slice(at + 1)
      .map((line) => line.replace(TAGS, '').trim())
      .filter((line) => line !== '')
      .join(' ');
    if (words === '') continue;
    open = open === '' ? words : `${open} ${words}`;
    if (!SENTENCE_END.test(open)) continue;
    paragraphs.push(open);
    open = '';
  }
  return { paragraphs: [...paragraphs, open] };
}
