import type { TextSample } from './text-sample.ts';

const TIMES = String.raw`(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->[ \t]*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}`;
const SUBTITLES = new RegExp(`^(?:WEBVTT\\b|(?:\\d+[ \\t]*\\n)?${TIMES})`);

/** SubRip starts with a number and the times of its first cue, WebVTT with its name. */
export function isSubtitles({ start }: TextSample): boolean {
  return SUBTITLES.test(start);
}
