import type { UploadResult } from '../upload/upload-articles.ts';
import { toArticleDocument } from './article-document.ts';
import { toBundleDocument } from './bundle-document.ts';

/** The articles and bundles that are done, as `--json` prints them. */
export function toMadeDocument(results: readonly UploadResult[]) {
  return {
    articles: results.flatMap(({ view }) => (view ? [toArticleDocument(view)] : [])),
    bundles: results.flatMap(({ bundle }) => (bundle ? [toBundleDocument(bundle.record, bundle)] : [])),
  };
}

/** The uploads that are not done, and why, as `--json` prints them. */
export function toUndoneDocument(undone: readonly UploadResult[]) {
  return undone.map((result) => ({ key: result.key, articleId: result.articleId, why: whyUndone(result) }));
}

function whyUndone({ isUploaded, failure }: UploadResult): string {
  if (!failure) return 'not done yet';
  return isUploaded ? `uploaded, but not waited for to the end: ${failure.message}` : failure.message;
}
