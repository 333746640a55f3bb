import { buffer } from 'node:stream/consumers';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { isThrottled } from '../../is-throttled.ts';
import { toArticleDocument } from '../../output/article-document.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import { createProgress } from '../../output/progress.ts';
import { renderArticle } from '../../output/render-article.ts';
import { renderBundle } from '../../output/render-bundle.ts';
import { toMadeDocument, toUndoneDocument } from '../../output/upload-document.ts';
import { type ConnectOptions, connect } from '../../pipeline/connection.ts';
import { listFiles, refuseSameKeys } from '../../upload/list-files.ts';
import {
  type Drop,
  type Dropped,
  dropArticles,
  InterruptedError,
  isDone,
} from '../../upload/upload-articles.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';

export interface IngestOptions extends ConnectOptions {
  /** Files, folders, or `-` for standard input. */
  readonly paths: readonly string[];
  /** Of what comes from standard input. */
  readonly key: string;
  /** Put before every key. */
  readonly prefix: string;
  readonly wait: boolean;
  readonly json: boolean;
}

const TIMEOUT_MS = 300_000;

/**
 * Drops files into the bucket, and waits for what the pipeline makes of them if asked to. Answers "partly failed" where it
 * was interrupted before all was done, after it has said how far it came.
 */
export async function ingest(options: IngestOptions): Promise<ExitCode> {
  const { wait, json, prefix } = options;
  const found = await Promise.all(
    options.paths.map(async (path): Promise<Drop[]> => {
      return path === '-' ? [{ key: options.key, body: await readInput() }] : listFiles([path]);
    }),
  );
  const drops = found.flat().map((drop) => ({ ...drop, key: prefix + drop.key }));
  refuseSameKeys(drops);
  const connection = await connect(options);
  const interrupt = watchInterrupt();
  const progress = createProgress(drops.length);
  try {
    const results = await dropArticles(drops, connection, {
      timeoutMs: wait ? TIMEOUT_MS : 0,
      isOver: interrupt.isOver,
      onDone: (dropped) => {
        // Of those it is said at the end how many they are.
        if (dropped.failure instanceof InterruptedError) return;
        progress.end();
        show(dropped, options);
        progress.tick();
      },
    });
    progress.end();
    const undone = results.filter((dropped) => dropped.failure || (wait && !isDone(dropped)));
    if (json) {
      const put = results.filter(({ failure }) => !failure);
      const made = wait
        ? toMadeDocument(results)
        : { objects: put.map(({ key, articleId }) => ({ key, articleId })) };
      console.log(JSON.stringify({ ...made, undone: toUndoneDocument(undone) }, null, 2));
    }
    sayUnwaited(undone);
    sayNotPut(undone);
    const done = results.length - undone.length;
    console.error(pc.dim(`${done} of ${results.length} ${wait ? 'done' : 'put'} in ${connection.where}`));
    return sumUp(done, undone);
  } finally {
    interrupt.end();
    connection.close();
  }
}

async function readInput(): Promise<Uint8Array> {
  if (process.stdin.isTTY)
    console.error('Type or paste the article; Ctrl-D at the beginning of a line ends it.');
  return buffer(process.stdin);
}

/** What was put is in the pipeline's hands, whatever became of the wait. */
function sayUnwaited(undone: readonly Dropped[]): void {
  const unwaited = undone.filter(({ isPut, failure }) => isPut && failure);
  const [first] = unwaited;
  if (!first) return;
  const were =
    unwaited.length === 1 ? 'was put, but not waited for to its' : 'were put, but not waited for to their';
  console.error(
    `${pc.yellow(`${plural(unwaited.length, 'file')} ${were} end`)}: ${first.failure?.message}. ` +
      'The pipeline goes on with what was put, a local run once it is started again; "copydesk list" says how far it is',
  );
}

/** What failed by itself was named when it did. */
function sayNotPut(undone: readonly Dropped[]): void {
  const left = undone.filter(({ isPut, failure }) => !isPut && failure instanceof InterruptedError).length;
  if (left === 0) return;
  console.error(
    `${pc.yellow(`${plural(left, 'file')} ${left === 1 ? 'was' : 'were'} not put`)}: interrupted. ` +
      'The same command again puts all; what stands as it is by then changes nothing',
  );
}

/** With --json only what went wrong is told at once: the document tells of all at the end. */
function show(dropped: Dropped, { wait, json }: IngestOptions): void {
  const { key, articleId, view, bundle, isPut, failure } = dropped;
  // What ends the wait for one ends it for many: that is said once, of all.
  if (failure && isPut) return;
  if (failure) console.error(`${pc.red('failed')} ${key}: ${failure.message}`);
  else if (bundle && !json) console.log(`${renderBundle(toBundleDocument(bundle.record, bundle))}\n`);
  else if (bundle?.late)
    console.error(`${pc.yellow('late')} ${key}: ${plural(bundle.late, 'article')} of it not done yet`);
  else if (view && !json) console.log(`${renderArticle(toArticleDocument(view))}\n`);
  else if (wait && !view && !bundle)
    console.error(`${pc.yellow('late')} ${key}: not done yet; see it later with: copydesk show ${articleId}`);
  else if (!wait && !json) console.log(key);
}

function sumUp(done: number, undone: readonly Dropped[]): ExitCode {
  if (undone.length === 0) return EXIT.ok;
  if (undone.some(({ failure }) => failure instanceof InterruptedError)) return EXIT.partlyFailed;
  if (!undone.every(({ failure }) => isThrottled(failure)))
    return done === 0 ? EXIT.failed : EXIT.partlyFailed;
  console.error(
    'AWS took fewer requests than were made, after every retry: the same command later goes on; what was put already is put again, which changes nothing',
  );
  return EXIT.throttled;
}
