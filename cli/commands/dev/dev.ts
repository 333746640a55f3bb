import { resolve } from 'node:path';
import type { RunningHost } from '@copydesk/local-stack';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { startPipeline } from '../../local-run/start-pipeline.ts';
import { synthesize } from '../../local-run/synthesize.ts';
import { toArticleDocument } from '../../output/article-document.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import { createProgress } from '../../output/progress.ts';
import { renderArticle } from '../../output/render-article.ts';
import { renderBundle } from '../../output/render-bundle.ts';
import { toMadeDocument, toUndoneDocument } from '../../output/upload-document.ts';
import { connectTo } from '../../pipeline/connection.ts';
import { type DroppedFile, listFiles, refuseSameKeys } from '../../upload/list-files.ts';
import { type Dropped, dropArticles, InterruptedError, isDone } from '../../upload/upload-articles.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';

export interface DevOptions {
  readonly files: readonly string[];
  readonly once: boolean;
  readonly json: boolean;
  readonly port: number;
  readonly data: string;
  /** Shows what the functions write. */
  readonly logs: boolean;
  /** Part of the name of a function that a debugger is to be attached to. */
  readonly inspect?: string;
}

const SEEDS = resolve(import.meta.dirname, '../../../seeds');
/** An article that is not done by then is reported as it stands; the pipeline goes on with it. */
const ARTICLE_TIMEOUT_MS = 120_000;
const DEBUG_PORT = 9229;

const say = (line: string) => console.error(line);

/** Runs the pipeline on this machine, drops articles, prints what it makes of them, and stays up unless told not to. */
export async function dev(options: DevOptions): Promise<ExitCode> {
  const files = await listFiles(options.files.length > 0 ? options.files : [SEEDS]);
  refuseSameKeys(files);
  const { promise: interrupted, resolve: endIt } = Promise.withResolvers<void>();
  const interrupt = watchInterrupt(endIt);
  const began = performance.now();
  say(pc.dim('building the functions and synthesizing the stack, unless nothing changed …'));
  const host = await Promise.race([start(options), interrupted]);
  if (!host) {
    say('\nInterrupted before the pipeline was up.');
    // What is under way knows no end of its own, and has nothing to lose.
    process.exit(EXIT.failed);
  }
  try {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(pc.dim(`up at ${host.url} in ${seconds} s; dropping ${plural(files.length, 'file')}`));
    const dropped = await dropAndShow(files, host, options, interrupt.isOver);
    const undone = dropped.filter((one) => !isDone(one));
    if (interrupt.isOver() && undone.length > 0) {
      sayInterrupted(undone);
      return EXIT.partlyFailed;
    }
    if (!options.once) {
      sayHowToGoOn(host, options);
      await interrupted;
      say('\nEnding.');
    }
    if (undone.length === 0) return EXIT.ok;
    return undone.length === dropped.length ? EXIT.failed : EXIT.partlyFailed;
  } finally {
    await host.close();
  }
}

async function start({ data, port, logs, inspect }: DevOptions): Promise<RunningHost> {
  // Where a debugger finds the function is what Node itself says in its log.
  const isShown = (line: string) =>
    logs || (inspect && /^(Debugger listening|Starting inspector)/.test(line));
  return startPipeline({
    assemblyDir: await synthesize(),
    dataDir: resolve(data),
    port,
    warn: (message) => say(`${pc.yellow('warning')} ${message}`),
    onLogLine: (name, line) => {
      if (isShown(line)) say(`${pc.dim(`[${name}]`)} ${line}`);
    },
    ...(inspect && { debug: { functionName: inspect, port: DEBUG_PORT } }),
  });
}

async function dropAndShow(
  files: readonly DroppedFile[],
  host: RunningHost,
  { json, data }: DevOptions,
  isOver: () => boolean,
): Promise<Dropped[]> {
  const connection = connectTo(host.url, host.outputs);
  const progress = createProgress(files.length);
  const onDone = (dropped: Dropped) => {
    // Of those it is said at the end that they are left.
    if (dropped.failure instanceof InterruptedError) return;
    const { key, view, bundle, failure } = dropped;
    progress.end();
    if (failure) say(`${pc.red('failed')} ${key}: ${failure.message}`);
    else if (!isDone(dropped)) say(`${pc.yellow('late')} ${key}: not done yet; see ${data}/logs`);
    if (view && !json) console.log(`${renderArticle(toArticleDocument(view))}\n`);
    if (bundle && !json) console.log(`${renderBundle(toBundleDocument(bundle.record, bundle))}\n`);
    progress.tick();
  };
  try {
    const dropped = await dropArticles(files, connection, { timeoutMs: ARTICLE_TIMEOUT_MS, onDone, isOver });
    progress.end();
    const undone = toUndoneDocument(dropped.filter((one) => !isDone(one)));
    if (json) console.log(JSON.stringify({ ...toMadeDocument(dropped), undone }, null, 2));
    return dropped;
  } finally {
    connection.close();
  }
}

function sayInterrupted(undone: readonly Dropped[]): void {
  const notPut = undone.filter(({ isPut }) => !isPut).length;
  const left =
    notPut === 0
      ? 'them'
      : `what was dropped; ${plural(notPut, 'file')} ${notPut === 1 ? 'was' : 'were'} not`;
  say(`\nInterrupted before every article was done: the next start goes on with ${left}.`);
}

function sayHowToGoOn({ url, outputs }: RunningHost, { data }: DevOptions): void {
  say(`The pipeline is up. Drop more with any AWS tool; any credentials will do:

  export AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
  aws s3 cp article.txt s3://${outputs.BucketName}/
  npx copydesk ingest --wait article.txt
  npx copydesk list

Functions log to ${data}/logs. ${pc.bold('Ctrl-C')} ends it; what it knows is kept in ${data}.`);
}
