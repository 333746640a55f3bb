import type { ArticleSource } from './article-source.ts';
import type { Delivery, Version } from './enrich-articles.ts';
import type { LimiterKind } from './modelled-comprehend.ts';
import type { EnrichSettings } from './read-enrich-settings.ts';
import { Services } from './services.ts';
import { PASSAGES_BY_DEFAULT } from './sizes.ts';

export const LIMITERS: readonly LimiterKind[] = ['per-second', 'smooth'];

/** What is measured once only is measured at this one. */
export const TABLE_LIMITER: LimiterKind = 'per-second';

/** What every experiment is made with. */
export interface Lab {
  readonly source: ArticleSource;
  /** The template's numbers, and those it has with the engine in this repository. */
  readonly settings: EnrichSettings;
  readonly embedded: EnrichSettings;
  /** How many articles stand for the corpus. */
  readonly articles: number;
  /** How many are a million: a test has less time. */
  readonly million: number;
}

export const startServices = ({ settings }: Lab, limiter: LimiterKind, seed = 1) =>
  new Services({ limiter, settings, seed });

/** As many as make a corpus: each text with changes, over and over. */
const ARTICLES = 10_000;
/** Characters of a corpus that keep the quota busy beyond a minute of faults and what comes after it. */
const CHARACTERS = 30_000_000;

/** How many articles are made of texts: more of short ones. */
export function countArticles(texts: readonly string[]): number {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  return Math.max(ARTICLES, Math.ceil((CHARACTERS / characters) * texts.length));
}

/** Each message once. */
export const onceEach = ({ settings }: Lab): Delivery => ({
  settings,
  size: PASSAGES_BY_DEFAULT,
  times: 1,
  withinMs: 0,
});

/** The corpus, article by article, each its own. */
export function* listVersions(lab: Lab): Generator<Version, void> {
  let n = 0;
  for (const text of listTexts(lab)) yield { articleId: `article-${n++}`, generation: '1', text };
}

export function* listTexts({ source, articles }: Lab): Generator<string, void> {
  for (let n = 0; n < articles; n++) yield source.article(n);
}
