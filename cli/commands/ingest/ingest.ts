import type { ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { printJson, say } from '../../output/print.ts';
import { createProgress } from '../../output/progress.ts';
import { toMadeDocument, toUndoneDocument } from '../../output/upload-document.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { InterruptedError, isDone, uploadArticles } from '../../upload/upload-articles.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';
import { type ListOptions, listUploads } from './list-uploads.ts';
import { showResult, sumUp } from './report-uploads.ts';

export interface IngestOptions extends ConnectOptions, ListOptions {
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
  const { wait = false, json = false } = options;
  const { uploads, unknownKeys, unlisted, notes } = await listUploads(paths, options);
  for (const note of notes) say(pc.yellow(note));
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
      const mismatch = options.manifest === undefined ? {} : { manifest: { unknownKeys, unlisted } };
      printJson({ ...made, undone: toUndoneDocument(undone), ...mismatch });
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
