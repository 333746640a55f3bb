interface Named {
  readonly key: string;
  readonly title: string;
  readonly publisher?: string | undefined;
  readonly publishedAt: string;
  readonly count: number;
  readonly tone?: number | undefined;
  readonly sentence?: string | undefined;
}

/** A sentence with the articles that print it. The first of them is shown. */
export interface Quote<Article> {
  readonly first: Article;
  /** Copies: other articles of the day with the same sentence. */
  readonly copies: readonly Article[];
}

export interface DayOfQuotes<Article> {
  readonly day: string;
  readonly quotes: readonly Quote<Article>[];
  /** −1 … 1: the mean over articles, each once. */
  readonly tone?: number;
}

/** The sentences of a name, by day, the newest first. The same sentence on one day is the same story, and shown once. */
export function sentencesByDay<Article extends Named>(
  articles: readonly Article[],
): readonly DayOfQuotes<Article>[] {
  const days = Map.groupBy(articles, ({ publishedAt }) => publishedAt.slice(0, 10));
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, members]) => {
      const stories = Map.groupBy(members, ({ sentence, key }) => (sentence ? fold(sentence) : key));
      const tones = members.flatMap(({ tone }) => (tone === undefined ? [] : [tone]));
      return {
        day,
        quotes: [...stories.values()].map(([first, ...copies]) => ({ first: first as Article, copies })),
        ...(tones.length > 0 && { tone: tones.reduce((sum, tone) => sum + tone, 0) / tones.length }),
      };
    });
}

const fold = (sentence: string): string => sentence.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase();

/** The parts of a sentence before, in and after the mention. A place outside the sentence marks nothing. */
export function splitMention(
  sentence: string,
  at: readonly number[] | undefined,
): readonly [string, string, string] {
  const [begin = -1, length = 0] = at ?? [];
  if (begin < 0 || length <= 0 || begin + length > sentence.length) return [sentence, '', ''];
  return [sentence.slice(0, begin), sentence.slice(begin, begin + length), sentence.slice(begin + length)];
}
