import type { ArticleSource } from './article-source.ts';
import type { Delivery, Version } from './enrich-articles.ts';
import type { LimiterKind } from './modelled-comprehend.ts';
import type { EnrichSettings } from './read-enrich-settings.ts';
import { Services } from './services.ts';
import { PASSAGES_BY_DEFAULT } from './sizes.ts';

export const LIMITERS: readonly LimiterKind[] = ['per-second', 'smooth'];

/** The limiter of experiments that run once. */
export const TABLE_LIMITER: LimiterKind = 'per-second';

/** The common input of all experiments. */
export interface Lab {
  readonly source: ArticleSource;
  /** The template's numbers, with Comprehend and with the embedded engine. */
  readonly settings: EnrichSettings;
  readonly embedded: EnrichSettings;
  /** The number of articles that represent the corpus. */
  readonly articles: number;
  /** The number of articles of the million. A test uses fewer. */
  readonly million: number;
}

export const startServices = ({ settings }: Lab, limiter: LimiterKind, seed = 1) =>
  new Services({ limiter, settings, seed });

/** The number of articles of a corpus. The texts repeat with changes. */
const ARTICLES = 10_000;
/** The characters that keep the quota busy for longer than a minute of faults and the recovery. */
const CHARACTERS = 30_000_000;

/** Returns the number of articles: more if the texts are short. */
export function countArticles(texts: readonly string[]): number {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  return Math.max(ARTICLES, Math.ceil((CHARACTERS / characters) * texts.length));
}

/** Delivers each message once. */
export const onceEach = ({ settings }: Lab): Delivery => ({
  settings,
  size: PASSAGES_BY_DEFAULT,
  times: 1,
  withinMs: 0,
});

/** The corpus, article by article, without repetition. */
export function* listVersions(lab: Lab): Generator<Version, void> {
  let n = 0;
  for (const text of listTexts(lab)) yield { articleId: `article-${n++}`, generation: '1', text };
}

export function* listTexts({ source, articles }: Lab): Generator<string, void> {
  for (let n = 0; n < articles; n++) yield source.article(n);
}
