import { type Analysis, BASE_ANALYSES } from '@copydesk/core/article/analysis';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { printJson, printText, say } from '../../output/print.ts';
import { listFiles, type UploadFile } from '../../upload/list-files.ts';
import { type Measurements, type NoArticle, toCostDocument } from './cost-document.ts';
import { measureFiles, type Unread } from './measure-files.ts';
import { renderCost } from './render-cost.ts';
import { sampleOf } from './sample-of.ts';
import { ArticleSums } from './sum-articles.ts';

export interface CostOptions {
  readonly prefix: string;
  /** How many articles like these the prices are for. */
  readonly articles?: number;
  /** How many of the files are read. */
  readonly sample?: number;
  readonly keyPhrases?: boolean;
  readonly targetedSentiment?: boolean;
  readonly targetChars: number;
  readonly callsPerSecond: number;
  readonly json?: boolean;
}

/** The most files without an article that are named. All are counted. */
const MAX_REJECTED = 1_000;

/**
 * Prints what files would cost on AWS, and how long they would take. Nothing is uploaded, and no pipeline is needed.
 *
 * @param paths files or folders
 * @throws Error where a path does not exist
 */
export async function cost(paths: readonly string[], options: CostOptions): Promise<ExitCode> {
  const { prefix, json, sample, articles, callsPerSecond, targetChars } = options;
  const files = (await listFiles(paths)).map(({ path, key }) => ({ path, key: prefix + key }));
  const chosen = sample === undefined ? files : sampleOf(files, sample);
  const { failed, ...measured } = await measure(chosen, options);
  const document = toCostDocument(
    { ...measured, files: files.length },
    { callsPerSecond, targetChars, ...(articles !== undefined && { articles }) },
  );
  if (json) printJson(document);
  else printText(renderCost(document, process.stdout.columns || Number.POSITIVE_INFINITY).join('\n'));
  for (const { path, error } of failed) say(`${pc.red('failed')} ${path} cannot be read: ${error.message}`);
  if (failed.length === 0) return EXIT.ok;
  return failed.length === chosen.length ? EXIT.failed : EXIT.partlyFailed;
}

async function measure(
  files: readonly UploadFile[],
  { keyPhrases, targetedSentiment, targetChars }: CostOptions,
): Promise<Omit<Measurements, 'files'> & { readonly failed: readonly Unread[] }> {
  const analyses: Analysis[] = [...BASE_ANALYSES];
  if (keyPhrases) analyses.push('keyPhrases');
  if (targetedSentiment) analyses.push('targetedSentiment');
  const sums = new ArticleSums(analyses);
  const counts = { bundles: 0, rejectedCount: 0 };
  const rejected: NoArticle[] = [];
  const bundlesElsewhere: string[] = [];
  const reject = (count: number, named: readonly NoArticle[]) => {
    counts.rejectedCount += count;
    rejected.push(...named.slice(0, MAX_REJECTED - rejected.length));
  };
  const failed = await measureFiles(files, targetChars, ({ path }, file) => {
    if (file.kind === 'article') return sums.add(file.article);
    if (file.kind === 'rejected') return reject(1, [{ path, reason: file.reason, detail: file.detail }]);
    counts.bundles += 1;
    if (file.isElsewhere) bundlesElsewhere.push(path);
    for (const article of file.articles) sums.add(article);
    reject(
      file.faultCount,
      file.faults.map((fault) => ({ path, ...fault })),
    );
    if (file.stop) reject(1, [{ path, ...file.stop }]);
  });
  const read = files.length - failed.length;
  return { ...counts, failed, drawn: files.length, read, rejected, bundlesElsewhere, sum: sums.total() };
}
