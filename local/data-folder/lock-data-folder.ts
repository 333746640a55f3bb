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

/** The description of a run, for a later run that finds its data folder locked. */
export interface RunNote {
  readonly url: string;
  readonly account: string;
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface DataFolderLock {
  leaveNote(note: RunNote): void;
  release(): void;
}

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Locks a data folder for this process, and creates it if necessary. The operating system holds the lock, on an empty
 * database, so a killed process leaves none.
 *
 * @throws Error for a folder that another run holds, that has other content, or that cannot be created or written
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
        'Two runs would damage it. Use that run, end it with Ctrl-C, or name another folder with --data',
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

/** The error for content of a data folder that this version cannot read. */
export function unreadable(dataDir: string, cause: Error): Error {
  return new Error(
    `The data folder ${dataDir} cannot be read: ${cause.message}. It is damaged, or another version wrote it. ` +
      'Remove it, or name another folder with --data',
    { cause },
  );
}

/** @returns the path of the lock. Its file marks a folder as a data folder */
function makeDataFolder(dataDir: string): string {
  const lockPath = join(dataDir, 'lock.db');
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (cause) {
    throw new Error(
      `The data folder ${dataDir} cannot be created: ${(cause as Error).message}. Name another with --data`,
      { cause },
    );
  }
  try {
    // The error of SQLite names neither the file nor the reason.
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(
      `The data folder ${dataDir} cannot be written: ${(cause as Error).message}. Make it writable, or name another with --data`,
      { cause },
    );
  }
  // The files of a run would mix with files of the user.
  const isForeign = !existsSync(lockPath) && readdirSync(dataDir).some((name) => !name.startsWith('.'));
  if (!isForeign) return lockPath;
  throw new Error(
    `The folder ${dataDir} has other content and is not the data folder of an earlier run. Name an empty or a new folder with --data`,
  );
}

/** @returns the note of the run that holds the folder, or of a killed run. Undefined if there is none */
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
