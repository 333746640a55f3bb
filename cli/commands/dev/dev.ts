import { resolve } from 'node:path';
import type { RunningHost } from '@copydesk/local-stack';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { locateResources, type Resources } from '../../local-run/locate-resources.ts';
import { startPipeline } from '../../local-run/start-pipeline.ts';
import { synthesize } from '../../local-run/synthesize.ts';
import { toArticleDocument } from '../../output/article-document.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import { printJson, printText, say, sayText } from '../../output/print.ts';
import { createProgress } from '../../output/progress.ts';
import { renderArticle } from '../../output/render-article.ts';
import { renderBundle } from '../../output/render-bundle.ts';
import { toMadeDocument, toUndoneDocument } from '../../output/upload-document.ts';
import { PACKAGE_DIR } from '../../package-dir.ts';
import { connectTo } from '../../pipeline/connect.ts';
import { listFiles, refuseSameKeys, type UploadFile } from '../../upload/list-files.ts';
import { InterruptedError, isDone, type UploadResult, uploadArticles } from '../../upload/upload-articles.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';

export interface DevOptions {
  readonly once?: boolean;
  readonly json?: boolean;
  readonly port: number;
  /** Of the page and the API. */
  readonly pagePort: number;
  /** Whether any free port will do where that one is taken. */
  readonly pagePortMayChange: boolean;
  readonly data: string;
  /** Prints what the functions log. */
  readonly logs?: boolean;
  /** The stage whose function a debugger may attach to. */
  readonly inspect?: string;
}

/** An article that is not done by then is reported as late. The pipeline continues with it. */
const ARTICLE_TIMEOUT_MS = 120_000;
const DEBUG_PORT = 9229;

/**
 * Runs the pipeline on this machine, uploads articles, prints the results, and stays up unless `once` is given.
 *
 * @param paths files or folders to upload; without any, the sample articles
 */
export async function dev(paths: readonly string[] = [], options: DevOptions): Promise<ExitCode> {
  const resources = locateResources(PACKAGE_DIR);
  const files = await listFiles(paths.length > 0 ? paths : [resources.seedsDir]);
  refuseSameKeys(files);
  const { promise: interrupted, resolve: endIt } = Promise.withResolvers<void>();
  const interrupt = watchInterrupt(endIt);
  const began = performance.now();
  const host = await Promise.race([start(resources, options), interrupted]);
  if (!host) {
    sayText('\nInterrupted before the pipeline was up.');
    // The start cannot be stopped otherwise, and has nothing to lose.
    process.exit(EXIT.failed);
  }
  try {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(pc.dim(`up at ${host.url} in ${seconds} s; uploading ${plural(files.length, 'file')}`));
    const results = await uploadAndShow(files, host, options, interrupt.isOver);
    const undone = results.filter((result) => !isDone(result));
    if (interrupt.isOver() && undone.length > 0) {
      sayInterrupted(undone);
      return EXIT.partlyFailed;
    }
    if (!options.once) {
      sayHowToContinue(host, options);
      await interrupted;
      sayText('\nStopping.');
    }
    if (undone.length === 0) return EXIT.ok;
    return undone.length === results.length ? EXIT.failed : EXIT.partlyFailed;
  } finally {
    await host.close();
  }
}

async function start(
  { assemblyDir }: Resources,
  { data, port, pagePort, pagePortMayChange, logs, inspect }: DevOptions,
): Promise<RunningHost> {
  if (!assemblyDir)
    say(pc.dim('building the functions and synthesizing the stack, unless nothing changed …'));
  // Node itself logs where a debugger finds the function.
  const isShown = (line: string) =>
    logs || (inspect && /^(Debugger listening|Starting inspector)/.test(line));
  return startPipeline({
    assemblyDir: assemblyDir ?? (await synthesize()),
    dataDir: resolve(data),
    port,
    sitePort: { port: pagePort, mayChange: pagePortMayChange },
    warn: (message) => say(`${pc.yellow('warning')} ${message}`),
    onLogLine: (name, line) => {
      if (isShown(line)) say(`${pc.dim(`[${name}]`)} ${line}`);
    },
    ...(inspect && { debug: { functionName: capitalise(inspect), port: DEBUG_PORT } }),
  });
}

/** The logical ids of the template have the form "PipelineSplitFunction…". */
const capitalise = (stage: string) => stage.charAt(0).toUpperCase() + stage.slice(1);

async function uploadAndShow(
  files: readonly UploadFile[],
  host: RunningHost,
  { json, data }: DevOptions,
  isOver: () => boolean,
): Promise<UploadResult[]> {
  const connection = connectTo(host.url, host.outputs);
  const progress = createProgress(files.length);
  const onDone = (result: UploadResult) => {
    // The end of the command says that these are left.
    if (result.failure instanceof InterruptedError) return;
    const { key, view, bundle, failure } = result;
    progress.end();
    if (failure) say(`${pc.red('failed')} ${key}: ${failure.message}`);
    else if (!isDone(result)) say(`${pc.yellow('late')} ${key}: not done yet; see ${data}/logs`);
    if (view && !json) printText(`${renderArticle(toArticleDocument(view))}\n`);
    if (bundle && !json) printText(`${renderBundle(toBundleDocument(bundle.record, bundle))}\n`);
    progress.tick();
  };
  try {
    const timeoutMs = ARTICLE_TIMEOUT_MS;
    const results = await uploadArticles(files, connection, { timeoutMs, onDone, isOver });
    progress.end();
    const undone = toUndoneDocument(results.filter((result) => !isDone(result)));
    if (json) printJson({ ...toMadeDocument(results), undone });
    return results;
  } finally {
    connection.close();
  }
}

function sayInterrupted(undone: readonly UploadResult[]): void {
  const left = undone.filter(({ isUploaded }) => !isUploaded).length;
  const continues =
    left === 0
      ? 'them'
      : `those that were uploaded; ${plural(left, 'file')} ${left === 1 ? 'was' : 'were'} not`;
  sayText(`\nInterrupted before every article was done: the next start continues with ${continues}.`);
}

function sayHowToContinue({ url, outputs, sites: [page] }: RunningHost, { data }: DevOptions): void {
  sayText(`The pipeline is up. Upload more with any AWS tool and any credentials:

  export AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
  aws s3 cp article.txt s3://${outputs.BucketName}/
  npx copydesk ingest --wait article.txt
  npx copydesk list

The functions log to ${data}/logs. Press ${pc.bold('Ctrl-C')} to stop; ${data} keeps all data.${
    page
      ? `

The page and its API are at ${page}`
      : ''
  }`);
}
