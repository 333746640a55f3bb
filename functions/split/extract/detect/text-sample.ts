import { skipMarkupProlog } from './skip-markup-prolog.ts';

/** The parts of a text that rules about formats look at. */
export interface TextSample {
  readonly text: string;
  /** The first 20,000 characters after any white space. */
  readonly start: string;
  /** `start` without the comments and XML declarations before its first tag. */
  readonly markup: string;
}

const SAMPLE_CHARS = 20_000;

export function sampleOf(text: string): TextSample {
  const start = text.trimStart().slice(0, SAMPLE_CHARS);
  return { text, start, markup: skipMarkupProlog(start) };
}
