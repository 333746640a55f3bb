/** Confidence in each label, 0 … 1, as the API gives it. */
interface Scores {
  readonly positive: number;
  readonly negative: number;
  readonly neutral: number;
  readonly mixed: number;
}

/** How a tone looks: an upward triangle, a downward one, a circle, or a dash where there is no tone. */
export type ToneShape = 'pos' | 'neg' | 'neu' | 'none';

/** From this many points on, a tone is positive or negative. Equal numbers get equal shapes everywhere on the page. */
const TONE_CUT = 20;

/** Positive less negative in points, −100 … 100. */
export const pointsOf = (scores: Pick<Scores, 'positive' | 'negative'>): number =>
  toPoints(scores.positive - scores.negative);

/** @param tone −1 … 1, as timelines and digests give it */
export const toPoints = (tone: number): number => Math.round(tone * 100) || 0;

export function shapeOf(points: number | undefined): ToneShape {
  if (points === undefined) return 'none';
  if (points >= TONE_CUT) return 'pos';
  return points <= -TONE_CUT ? 'neg' : 'neu';
}

const WORDS: Readonly<Record<ToneShape, string>> = {
  pos: 'positive',
  neg: 'negative',
  neu: 'neutral',
  none: 'no tone',
};
export const wordOf = (points: number | undefined): string => WORDS[shapeOf(points)];

/** With its sign: +7, −8, 0. The minus is U+2212, as wide as a digit. */
export function signed(points: number): string {
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${-points}`;
}

/** `positive 35, negative 20, neutral 38, mixed 8 per cent` */
export const listScores = ({ positive, negative, neutral, mixed }: Scores): string =>
  `positive ${percent(positive)}, negative ${percent(negative)}, neutral ${percent(neutral)}, mixed ${percent(mixed)} per cent`;

const percent = (share: number): number => Math.round(share * 100);
