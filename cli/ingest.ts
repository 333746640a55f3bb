import { buffer } from 'node:stream/consumers';
import pc from 'picocolors';
import { toArticleDocument } from './article-document.ts';
import { toBundleDocument } from './bundle-document.ts';
import { type ConnectOptions, connect } from './connection.ts';
import { type Drop, type Dropped, dropArticles } from './drop-articles.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { listFiles } from './list-files.ts';
import { createProgress } from './progress.ts';
import { renderArticle } from './render-article.ts';
import { renderBundle } from './render-bundle.ts';

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

/** Drops files into the bucket, and waits for what the pipeline makes of them if asked to. */
export async function ingest(options: IngestOptions): Promise<ExitCode> {
  const { wait, json, prefix } = options;
  const found = await Promise.all(
    options.paths.map(async (path): Promise<Drop[]> => {
      return path === '-' ? [{ key: options.key, body: await buffer(process.stdin) }] : listFiles([path]);
    }),
  );
  const drops = found.flat().map((drop) => ({ ...drop, key: prefix + drop.key }));
  const connection = await connect(options);
  const progress = createProgress(drops.length);
  try {
    const results = await dropArticles(drops, connection, {
      timeoutMs: wait ? TIMEOUT_MS : 0,
      onDone: (dropped) => {
        progress.tick();
        if (!json) show(dropped, wait, progress.end);
      },
    });
    progress.end();
    if (json) printJson(results, wait);
    return sumUp(results, wait, connection.where);
  } finally {
    connection.close();
  }
}

function show({ key, articleId, view, bundle, failure }: Dropped, wait: boolean, clear: () => void): void {
  clear();
  if (failure) console.error(`${pc.red('failed')} ${key}: ${failure}`);
  else if (bundle) console.log(`${renderBundle(toBundleDocument(bundle))}\n`);
  else if (view) console.log(`${renderArticle(toArticleDocument(view))}\n`);
  else if (wait)
    console.error(`${pc.yellow('late')} ${key}: not done yet; see it later with: copydesk show ${articleId}`);
  else console.log(key);
}

function printJson(results: readonly Dropped[], wait: boolean): void {
  const document = wait
    ? {
        articles: results.flatMap(({ view }) => (view ? [toArticleDocument(view)] : [])),
        bundles: results.flatMap(({ bundle }) => (bundle ? [toBundleDocument(bundle)] : [])),
      }
    : {
        objects: results.filter(({ failure }) => !failure).map(({ key, articleId }) => ({ key, articleId })),
      };
  console.log(JSON.stringify(document, null, 2));
}

function sumUp(results: readonly Dropped[], wait: boolean, where: string): ExitCode {
  const failed = results.filter(({ failure, view, bundle }) => failure || (wait && !view && !bundle)).length;
  const done = results.length - failed;
  console.error(pc.dim(`${done} of ${results.length} ${wait ? 'done' : 'put'} in ${where}`));
  if (failed === 0) return EXIT.ok;
  return done === 0 ? EXIT.failed : EXIT.partlyFailed;
}
