import type { Dropped } from '../upload/upload-articles.ts';
import { toArticleDocument } from './article-document.ts';
import { toBundleDocument } from './bundle-document.ts';

/** What was made of what was dropped, as `--json` prints it. */
export function toMadeDocument(results: readonly Dropped[]) {
  return {
    articles: results.flatMap(({ view }) => (view ? [toArticleDocument(view)] : [])),
    bundles: results.flatMap(({ bundle }) => (bundle ? [toBundleDocument(bundle.record, bundle)] : [])),
  };
}

/** What is not done, and why, as `--json` prints it. */
export function toUndoneDocument(undone: readonly Dropped[]) {
  return undone.map((one) => ({ key: one.key, articleId: one.articleId, why: whyUndone(one) }));
}

function whyUndone({ isPut, failure }: Dropped): string {
  if (!failure) return 'not done yet';
  return isPut ? `put, but not waited for to its end: ${failure.message}` : failure.message;
}
