/** A spelling of a name, and in how many articles the first mention has it. */
export interface Form {
  readonly form: string;
  readonly articles: number;
}

/** How articles spell a name, by their first mentions, the most frequent first. */
export function formsOf(
  articles: readonly {
    readonly sentence?: string | undefined;
    readonly at?: readonly number[] | undefined;
  }[],
): readonly Form[] {
  const counts = new Map<string, number>();
  for (const { sentence = '', at: [begin = 0, length = 0] = [] } of articles) {
    const form = sentence
      .slice(begin, begin + length)
      .replace(/\s+/g, ' ')
      .trim();
    if (form) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return [...counts]
    .map(([form, count]) => ({ form, articles: count }))
    .sort((a, b) => b.articles - a.articles);
}
