/**
 * The thresholds of the choice of an article's text. They were tried together on samples of trafilatura's evaluation data
 * (`npm run bench -- read`); change them together.
 */
export const THRESHOLDS = {
  /** Characters. Less is no article, unless it is marked as one. */
  minBody: 250,
  /** Readability's text wins if it is this many times as long as ours; ours wins if it is as many times longer. */
  readabilityRatio: 2,
  /** A pruned body with less than this share of its text was pruned wrongly. */
  minPrunedShare: 1 / 7,
  /** Characters. A shorter text is read once more with wider limits if it is less than `minPageShare` of the page. */
  wideBelow: 3_000,
  minPageShare: 0.2,
  /** The wider text wins if it is this many times as long. */
  wideRatio: 1.5,
  /** Characters. Behind a shorter text, a paywall or a script may keep the article: the page's unseen texts are read. */
  stub: 1_000,
  /** An unseen text of so many characters wins if it is this many times as long as the text that is shown. */
  minUnseen: 100,
  unseenRatio: 2,
  /** A paragraph with a larger share of links is a list of links. */
  maxLinkShare: 0.8,
  /** Characters. A longer paragraph counts once, however often the page repeats it. */
  minRepeat: 50,
} as const;
