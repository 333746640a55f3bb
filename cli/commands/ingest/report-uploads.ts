import { isThrottled } from '@copydesk/core/runtime/is-throttled';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { toArticleDocument } from '../../output/article-document.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import { print, printText, say } from '../../output/print.ts';
import { renderArticle } from '../../output/render-article.ts';
import { renderBundle } from '../../output/render-bundle.ts';
import { InterruptedError, type UploadResult } from '../../upload/upload-articles.ts';

/** Prints one result as soon as it is known. With --json it prints failures only, since the document has the rest. */
export function showResult(
  { key, articleId, view, bundle, isUploaded, failure }: UploadResult,
  { wait, json }: { readonly wait: boolean; readonly json: boolean },
): void {
  // A failure that ends the wait for one article ends it for many. It is printed once, at the end.
  if (failure && isUploaded) return;
  if (failure) say(`${pc.red('failed')} ${key}: ${failure.message}`);
  else if (bundle && !json) printText(`${renderBundle(toBundleDocument(bundle.record, bundle))}\n`);
  else if (bundle?.late)
    say(`${pc.yellow('late')} ${key}: ${plural(bundle.late, 'article')} of it not done yet`);
  else if (view && !json) printText(`${renderArticle(toArticleDocument(view))}\n`);
  else if (wait && !view && !bundle)
    say(`${pc.yellow('late')} ${key}: not done yet; see it later with: copydesk show ${articleId}`);
  else if (!wait && !json) print(key);
}

/** What is left undone, why, and what to do next, with the exit code of the command. */
export function sumUp(
  done: number,
  undone: readonly UploadResult[],
): { readonly lines: string[]; readonly code: ExitCode } {
  const lines = [...renderUnwaited(undone), ...renderNotUploaded(undone)];
  if (undone.length === 0) return { lines, code: EXIT.ok };
  if (undone.some(({ failure }) => failure instanceof InterruptedError))
    return { lines, code: EXIT.partlyFailed };
  if (!undone.every(({ failure }) => isThrottled(failure)))
    return { lines, code: done === 0 ? EXIT.failed : EXIT.partlyFailed };
  const throttled =
    'AWS throttled requests after every retry. Run the same command later to upload the rest; a file that is uploaded again unchanged changes nothing';
  return { lines: [...lines, throttled], code: EXIT.throttled };
}

/** Uploaded files are the pipeline's work, whatever became of the wait. */
function renderUnwaited(undone: readonly UploadResult[]): string[] {
  const unwaited = undone.filter(({ isUploaded, failure }) => isUploaded && failure);
  const [first] = unwaited;
  if (!first) return [];
  const were = unwaited.length === 1 ? 'was' : 'were';
  return [
    `${pc.yellow(`${plural(unwaited.length, 'file')} ${were} uploaded, but not waited for to the end`)}: ${first.failure?.message}. ` +
      'The pipeline continues with what was uploaded, a local run once it is started again; "copydesk list" shows the status',
  ];
}

/** Any other upload that failed was named when it failed. */
function renderNotUploaded(undone: readonly UploadResult[]): string[] {
  const left = undone.filter(
    ({ isUploaded, failure }) => !isUploaded && failure instanceof InterruptedError,
  ).length;
  if (left === 0) return [];
  return [
    `${pc.yellow(`${plural(left, 'file')} ${left === 1 ? 'was' : 'were'} not uploaded`)}: interrupted. ` +
      'Run the same command again to upload all; a file that is uploaded again unchanged changes nothing',
  ];
}
