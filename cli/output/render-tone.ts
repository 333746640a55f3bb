import type { SentimentLabel } from '@copydesk/core/article/analysis';
import { pc } from './colours.ts';

type Paint = (text: string) => string;

export const TONE_PAINTS: Readonly<Record<SentimentLabel, Paint>> = {
  POSITIVE: pc.green,
  NEGATIVE: pc.red,
  MIXED: pc.yellow,
  NEUTRAL: pc.cyan,
};

/** A tone from −1 to 1 with its sign: `−0.42`. */
export function renderTone(tone: number): string {
  const digits = Math.abs(tone).toFixed(2);
  if (Number(digits) === 0) return '0.00';
  return `${tone < 0 ? '−' : '+'}${digits}`;
}

/** Green for a tone above 0, red for one below. */
export const paintTone = (text: string, tone: number): string => {
  if (Math.abs(tone) < 0.05) return text;
  return tone > 0 ? pc.green(text) : pc.red(text);
};
