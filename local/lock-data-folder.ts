import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a run says of itself to whoever finds its data folder held. */
export interface RunNote {
  readonly url: string;
  readonly account: string;
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface DataFolderLock {
  /** Leaves a note beside the lock. */
  tell(note: RunNote): void;
  release(): void;
}

/**
 * Takes a data folder for this process. The lock is the operating system's, on an empty database, so a killed process
 * holds nothing.
 *
 * @throws Error for a folder that another run holds, saying which
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  const notePath = noteIn(dataDir);
  const database = new DatabaseSync(join(dataDir, 'lock.db'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const run = readRunNote(dataDir);
    throw new Error(
      `Another run holds the data folder ${dataDir}${run ? ` (process ${run.pid}, ${run.url})` : ''}. ` +
        'Two runs would spoil each other. Use that one, end it with Ctrl-C, or name another folder with --data',
      { cause: error },
    );
  }
  return {
    tell: (note) => writeFileSync(notePath, JSON.stringify({ pid: process.pid, ...note }, null, 2)),
    release: () => {
      rmSync(notePath, { force: true });
      database.close();
    },
  };
}

/** The note of the run that holds, or held, a data folder; undefined where there is none. A killed run's stays. */
function readRunNote(dataDir: string): (RunNote & { readonly pid: number }) | undefined {
  try {
    return JSON.parse(readFileSync(noteIn(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}

function noteIn(dataDir: string): string {
  return join(dataDir, 'run.json');
}
