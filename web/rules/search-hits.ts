import { longDay, shortDay } from './dates.ts';
import { typeWord } from './entity-types.ts';
import { isDay, pathOf } from './routes.ts';
import { counted } from './say.ts';

interface Found {
  readonly names: readonly {
    readonly name: string;
    readonly canonical: string;
    readonly types: readonly string[];
    readonly articles: number;
  }[];
  readonly articles: readonly {
    readonly key: string;
    readonly title?: string | undefined;
    readonly receivedAt: string;
    readonly status: string;
    readonly found: string;
  }[];
}

/** A line of the search: where it leads, and what it shows. */
export interface Hit {
  readonly path: string;
  readonly shown: string;
  readonly isKey: boolean;
  readonly note: string;
}
interface HitGroup {
  readonly label: string;
  readonly hits: readonly Hit[];
}

/** The hits by kind: a day that was typed, names, titles, keys. A kind without hits is left out. */
export function groupHits(typed: string, found: Found | undefined): readonly HitGroup[] {
  const day = typed.trim();
  const days: Hit[] = isDay(day)
    ? [{ path: pathOf({ view: 'day', day }), shown: longDay(day), isKey: false, note: 'that day' }]
    : [];
  const names = (found?.names ?? []).map(
    ({ name, canonical, types, articles }): Hit => ({
      path: pathOf({ view: 'name', name }),
      shown: canonical,
      isKey: false,
      note: `${typeWord(types[0] ?? 'OTHER')}, ${counted(articles, 'article')}`,
    }),
  );
  const toHit = (article: Found['articles'][number], isKey: boolean): Hit => ({
    path: pathOf({ view: 'article', key: article.key }),
    shown: isKey ? article.key : (article.title ?? article.key),
    isKey,
    note: isKey ? article.status.toLowerCase() : shortDay(article.receivedAt),
  });
  const titles = (found?.articles ?? []).filter((article) => article.found === 'title' && article.title);
  const keys = (found?.articles ?? []).filter((article) => article.found !== 'title');
  return [
    { label: 'Day', hits: days },
    { label: 'Names', hits: names },
    { label: 'Titles', hits: titles.map((article) => toHit(article, false)) },
    { label: 'Keys', hits: keys.map((article) => toHit(article, true)) },
  ].filter(({ hits }) => hits.length > 0);
}
