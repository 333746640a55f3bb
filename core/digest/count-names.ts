import { type DayArticle, toneOf } from './day-article.ts';
import type { NameCount } from './day-digest.ts';

interface Tally {
  readonly name: string;
  readonly type: NameCount['type'];
  readonly forms: Map<string, number>;
  readonly stories: Set<string>;
  articles: number;
  mentions: number;
  toned: number;
  tone: number;
}

/**
 * The names of a day's articles. A name with two types, such as a place and a club, is two names.
 *
 * @param articles each once, in an order that depends on the articles alone
 * @param stories the story of each
 * @returns those in the most stories first
 */
export function countNames(
  articles: readonly DayArticle[],
  stories: ReadonlyMap<string, string>,
): NameCount[] {
  const tallies = new Map<string, Tally>();
  for (const article of articles) {
    const tone = toneOf(article);
    for (const [name, canonical, type, count] of article.names) {
      const key = `${type}#${name}`;
      const tally: Tally = tallies.get(key) ?? {
        ...{ name, type, forms: new Map(), stories: new Set() },
        ...{ articles: 0, mentions: 0, toned: 0, tone: 0 },
      };
      tallies.set(key, tally);
      tally.articles++;
      tally.mentions += count;
      tally.stories.add(stories.get(article.articleId) ?? article.articleId);
      tally.forms.set(canonical, (tally.forms.get(canonical) ?? 0) + 1);
      if (tone === undefined) continue;
      tally.toned++;
      tally.tone += tone;
    }
  }
  return [...tallies.values()].map(toCount).sort(byWeight);
}

function toCount({ name, type, forms, stories, articles, mentions, toned, tone }: Tally): NameCount {
  const [canonical = name] = [...forms].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  return {
    name,
    canonical,
    type,
    articles,
    stories: stories.size,
    mentions,
    ...(toned > 0 && { tone: Number((tone / toned).toFixed(4)) }),
  };
}

function byWeight(a: NameCount, b: NameCount): number {
  return (
    b.stories - a.stories ||
    b.articles - a.articles ||
    b.mentions - a.mentions ||
    (`${a.name}#${a.type}` < `${b.name}#${b.type}` ? -1 : 1)
  );
}
