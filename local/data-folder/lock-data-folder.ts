import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
  /** Leaves a note for a later run that finds the folder locked. */
  leaveNote(note: RunNote): void;
  release(): void;
}

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Takes a data folder for this process, and makes it where there is none. The lock is the operating system's, on an
 * empty database, so a killed process holds nothing.
 *
 * @throws Error for a folder that another run holds, saying which, for one that holds something else, and for one that
 *   cannot be made or written
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  const notePath = noteIn(dataDir);
  const lockPath = makeDataFolder(dataDir);
  const database = new DatabaseSync(lockPath);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw unreadable(dataDir, error as Error);
    const run = readRunNote(dataDir);
    throw new Error(
      `Another run holds the data folder ${dataDir}${run ? ` (process ${run.pid}, ${run.url})` : ''}. ` +
        'Two runs would spoil each other. Use that one, end it with Ctrl-C, or name another folder with --data',
      { cause: error },
    );
  }
  return {
    leaveNote: (note) => writeFileSync(notePath, JSON.stringify({ pid: process.pid, ...note }, null, 2)),
    release: () => {
      rmSync(notePath, { force: true });
      database.close();
    },
  };
}

/** An error for what a data folder holds and this version cannot read. */
export function unreadable(dataDir: string, cause: Error): Error {
  return new Error(
    `What the data folder ${dataDir} holds cannot be read: ${cause.message}. It is damaged, or another version's. ` +
      'Remove it, or name another folder with --data',
    { cause },
  );
}

/** @returns the path of its lock, which is how it is known again */
function makeDataFolder(dataDir: string): string {
  const lockPath = join(dataDir, 'lock.db');
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (cause) {
    throw new Error(
      `The data folder ${dataDir} cannot be made: ${(cause as Error).message}. Name another with --data`,
      { cause },
    );
  }
  try {
    // SQLite would say neither which file it cannot open nor why.
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(
      `The data folder ${dataDir} cannot be written: ${(cause as Error).message}. Make it writable, or name another with --data`,
      { cause },
    );
  }
  // What a run keeps would be strewn among things of the user's.
  const isForeign = !existsSync(lockPath) && readdirSync(dataDir).some((name) => !name.startsWith('.'));
  if (!isForeign) return lockPath;
  throw new Error(
    `The folder ${dataDir} holds other things, and nothing of an earlier run. Name an empty or a new folder with --data`,
  );
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
