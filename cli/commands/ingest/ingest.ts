import { buffer } from 'node:stream/consumers';
import type { ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { printJson, say } from '../../output/print.ts';
import { createProgress } from '../../output/progress.ts';
import { toMadeDocument, toUndoneDocument } from '../../output/upload-document.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { listFiles, refuseSameKeys } from '../../upload/list-files.ts';
import { InterruptedError, isDone, type Upload, uploadArticles } from '../../upload/upload-articles.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';
import { showResult, sumUp } from './report-uploads.ts';

export interface IngestOptions extends ConnectOptions {
  /** Of standard input. */
  readonly key: string;
  /** Goes before every key. */
  readonly prefix: string;
  readonly wait?: boolean;
  readonly json?: boolean;
}

const TIMEOUT_MS = 300_000;

/**
 * Uploads files to the bucket, and waits for the results if asked to. Answers "partly failed" where it was interrupted
 * before all was done, after it has printed how far it came.
 *
 * @param paths files, folders, or `-` for standard input
 */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<ExitCode> {
  const { wait = false, json = false, prefix } = options;
  const found = await Promise.all(
    paths.map(async (path): Promise<Upload[]> => {
      return path === '-' ? [{ key: options.key, body: await readInput() }] : listFiles([path]);
    }),
  );
  const uploads = found.flat().map((upload) => ({ ...upload, key: prefix + upload.key }));
  refuseSameKeys(uploads);
  const connection = await connect(options);
  const interrupt = watchInterrupt();
  const progress = createProgress(uploads.length);
  try {
    const results = await uploadArticles(uploads, connection, {
      timeoutMs: wait ? TIMEOUT_MS : 0,
      isOver: interrupt.isOver,
      onDone: (result) => {
        // The end of the command says how many these are.
        if (result.failure instanceof InterruptedError) return;
        progress.end();
        showResult(result, { wait, json });
        progress.tick();
      },
    });
    progress.end();
    const undone = results.filter((result) => result.failure || (wait && !isDone(result)));
    if (json) {
      const uploaded = results.filter(({ failure }) => !failure);
      const made = wait
        ? toMadeDocument(results)
        : { objects: uploaded.map(({ key, articleId }) => ({ key, articleId })) };
      printJson({ ...made, undone: toUndoneDocument(undone) });
    }
    const done = results.length - undone.length;
    const { lines, code } = sumUp(done, undone);
    const counts = `${done} of ${results.length} ${wait ? 'done' : 'uploaded'} in ${connection.where}`;
    for (const line of [...lines, pc.dim(counts)]) say(line);
    return code;
  } finally {
    interrupt.end();
    connection.close();
  }
}

async function readInput(): Promise<Uint8Array> {
  if (process.stdin.isTTY) say('Type or paste the article. End it with Ctrl-D at the start of a line.');
  return buffer(process.stdin);
}
