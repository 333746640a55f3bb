import { availableParallelism } from 'node:os';
import type { MeasuredFile } from '@copydesk/core/article/measured-file';
import { createProgress } from '../../output/progress.ts';
import { PACKAGE_DIR } from '../../package-dir.ts';
import type { UploadFile } from '../../upload/list-files.ts';
import { locateMeasurer, Measurer } from './measurer.ts';

/** A file that could not be read. */
export interface Unread {
  readonly path: string;
  readonly error: Error;
}

const MAX_PROCESSES = 4;
/** A process starts in the time that so many files take. */
const FILES_OF_A_PROCESS = 20;

/**
 * Measures files in a few processes at a time.
 *
 * @param onMeasured called with each file that could be read, in the order of the files
 * @returns the files that could not be read
 */
export async function measureFiles(
  files: readonly UploadFile[],
  targetChars: number,
  onMeasured: (file: UploadFile, measured: MeasuredFile) => void,
): Promise<Unread[]> {
  const path = locateMeasurer(PACKAGE_DIR);
  const count = Math.min(MAX_PROCESSES, availableParallelism(), Math.ceil(files.length / FILES_OF_A_PROCESS));
  const measurers = Array.from({ length: count }, () => new Measurer(path));
  const progress = createProgress(files.length);
  /** The files that are done before one that comes before them. */
  const waiting = new Map<number, MeasuredFile | Error>();
  const failed: Unread[] = [];
  let next = 0;
  let told = 0;
  const tell = (file: UploadFile, outcome: MeasuredFile | Error) => {
    if (outcome instanceof Error) failed.push({ path: file.path, error: outcome });
    else onMeasured(file, outcome);
  };
  const work = async (measurer: Measurer) => {
    while (next < files.length) {
      const index = next++;
      const request = { ...(files[index] as UploadFile), targetChars };
      waiting.set(index, await measurer.measure(request).catch((error: Error) => error));
      progress.tick();
      for (let outcome = waiting.get(told); outcome; outcome = waiting.get(told)) {
        waiting.delete(told);
        tell(files[told] as UploadFile, outcome);
        told += 1;
      }
    }
  };
  try {
    await Promise.all(measurers.map(work));
    return failed;
  } finally {
    progress.end();
    for (const measurer of measurers) measurer.close();
  }
}
