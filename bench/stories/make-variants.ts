import type { Random } from '../simulation/random.ts';

/** How the paper of a variant prints the text of an agency: what is added to it, and what is done to it. */
export const KINDS = {
  copy: (paragraphs) => paragraphs,
  'cut to 75 %': (paragraphs) => cut(paragraphs, 0.75),
  'cut to 50 %': (paragraphs) => cut(paragraphs, 0.5),
  'cut to 30 %': (paragraphs) => cut(paragraphs, 0.3),
  reordered: (paragraphs, random) => shuffle(paragraphs, random),
  '10 % rewritten': (paragraphs, random, words) => rewrite(paragraphs, 0.1, random, words),
  '30 % rewritten': (paragraphs, random, words) => rewrite(paragraphs, 0.3, random, words),
  '60 % rewritten': (paragraphs, random, words) => rewrite(paragraphs, 0.6, random, words),
} as const satisfies Record<
  string,
  (paragraphs: readonly string[], random: Random, words: readonly string[]) => readonly string[]
>;
export type Kind = keyof typeof KINDS;

const PLACES = ['LONDON', 'PARIS', 'New York', 'KABUL, Afghanistan', 'Berlin', 'SAN FRANCISCO'];
const AGENCIES = ['Reuters', 'AP', 'AFP', 'dpa', 'UPI'];
const BYLINES = ['By Ann Miller', 'By Jo Park and Lee Wood', 'By our staff writer'];
const NOTICES = [
  'Copyright 2026 The Daily Harbour. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.',
  'Sign up for our newsletter to get the best stories of the day in your inbox every morning.',
  'Read more: Ten stories that you may have missed this week, from the harbour to the hills',
  '(Reporting by Ann Miller; Editing by Jo Park)',
  'Follow us on every network and download our app for the latest news from your region.',
  'The Associated Press contributed to this report.',
];

/** The text as one paper prints it, with marks and notices of its own. */
export function printed(paragraphs: readonly string[], random: Random): string {
  const [first = '', ...rest] = paragraphs;
  const mark = random.pick([
    '',
    `${random.pick(PLACES)} (${random.pick(AGENCIES)}) - `,
    `${random.pick(PLACES)}, March ${1 + random.int(28)} (${random.pick(AGENCIES)}) — `,
    'LONDON — ',
  ]);
  const byline = random.chance(0.5) ? [random.pick(BYLINES)] : [];
  const notices = NOTICES.filter(() => random.chance(0.5));
  return [...byline, `${mark}${first}`, ...rest, ...notices].join('\n\n');
}

/** The first paragraphs up to a share of the characters; the last one is cut between words. */
export function cut(paragraphs: readonly string[], share: number): string[] {
  let left = Math.ceil(paragraphs.reduce((sum, { length }) => sum + length, 0) * share);
  const kept: string[] = [];
  for (const paragraph of paragraphs) {
    if (left <= 0) break;
    kept.push(paragraph.length <= left ? paragraph : paragraph.slice(0, left).replace(/\S*$/, ''));
    left -= paragraph.length;
  }
  return kept.filter(Boolean);
}

function shuffle(paragraphs: readonly string[], random: Random): string[] {
  const shuffled = [...paragraphs];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j] as string, shuffled[i] as string];
  }
  return shuffled;
}

/** Replaces each word with this probability, wherever it is: harder than the rewriting of whole sentences. */
function rewrite(
  paragraphs: readonly string[],
  share: number,
  random: Random,
  words: readonly string[],
): string[] {
  return paragraphs.map((paragraph) =>
    paragraph.replaceAll(/\S+/g, (word) => (random.chance(share) ? random.pick(words) : word)),
  );
}
