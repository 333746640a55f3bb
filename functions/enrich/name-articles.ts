import type { PassageMessage } from '@copydesk/core/article/messages';

/** A batch may hold passages of 250 articles. */
const MAX_NAMED = 10;

/** Names the generations that a log line is about, as "articleId generation": the first ten. */
export function nameArticles(messages: readonly PassageMessage[]): {
  readonly generations: readonly string[];
} {
  const named = new Set(messages.map(({ articleId, generation }) => `${articleId} ${generation}`));
  return { generations: [...named].slice(0, MAX_NAMED) };
}
