import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A part of the keys, in their order or against it. */
export interface KeyRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly reverse?: boolean;
}

/** One change of a batch. */
export type Change =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

interface Row {
  readonly key: string;
  readonly value: string;
}

/** The writes of one turn of the event loop: all take effect, or none. */
interface Turn {
  error: Error | undefined;
  readonly over: Promise<void>;
}

const BOUNDS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
/** So many rows are read at a time: whoever asks for a range seldom reads it to its end. */
const PAGE_ROWS = 100;

/**
 * Sorted keys and their values, in one SQLite file: as much of `level` as dynalite uses. LevelDB itself hands every read
 * and write to another thread and maps its files into memory, which took most of the host's time and grew with each
 * article; these are calls in this thread, and what is kept of them in memory has a limit.
 *
 * A write is acknowledged once it would survive the end of this process. Those of one turn of the event loop share a
 * transaction.
 */
export class SqliteStore {
  readonly #database: DatabaseSync;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  readonly #ranges = new Map<string, StatementSync>();
  #turn: Turn | undefined;

  /** @param folder made where it is missing */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#database = new DatabaseSync(join(folder, 'tables.sqlite'));
    // Nobody else opens it. A killed process loses nothing without a flush per write; a machine that loses its power may.
    // Pairs of a few kilobytes stand better in pages of 8 KB, and up to 32 MB of these in memory.
    this.#database.exec(
      `PRAGMA page_size = 8192; PRAGMA cache_size = -32000; PRAGMA locking_mode = EXCLUSIVE;
       PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
       CREATE TABLE IF NOT EXISTS pairs (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
    );
    this.#get = this.#database.prepare('SELECT value FROM pairs WHERE key = ?');
    this.#put = this.#database.prepare('INSERT OR REPLACE INTO pairs VALUES (?, ?)');
    this.#delete = this.#database.prepare('DELETE FROM pairs WHERE key = ?');
  }

  /** @returns undefined for a key that is not there */
  async get(key: string): Promise<unknown> {
    const row = this.#get.get(key) as unknown as Row | undefined;
    return row && JSON.parse(row.value);
  }

  put(key: string, value: unknown): Promise<void> {
    return this.batch([{ type: 'put', key, value }]);
  }

  del(key: string): Promise<void> {
    return this.batch([{ type: 'del', key }]);
  }

  async batch(changes: readonly Change[]): Promise<void> {
    this.#turn ??= this.#begin();
    const turn = this.#turn;
    try {
      for (const change of changes) {
        if (change.type === 'put') this.#put.run(change.key, JSON.stringify(change.value));
        else this.#delete.run(change.key);
      }
    } catch (error) {
      turn.error ??= error as Error;
    }
    await turn.over;
  }

  keys(range: KeyRange = {}) {
    return this.#read(range, ({ key }) => key);
  }

  values(range: KeyRange = {}) {
    return this.#read(range, ({ value }) => JSON.parse(value) as unknown);
  }

  async close(): Promise<void> {
    // What fails is told to whoever wrote it.
    await this.#turn?.over.catch(() => {});
    this.#database.close();
  }

  /** Begins the transaction of this turn. */
  #begin(): Turn {
    this.#database.exec('BEGIN');
    const turn: Turn = {
      error: undefined,
      over: new Promise((resolve, reject) => {
        setImmediate(() => {
          this.#turn = undefined;
          try {
            if (turn.error) throw turn.error;
            this.#database.exec('COMMIT');
            resolve();
          } catch (error) {
            // A full disk may have undone it already.
            if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
            reject(error);
          }
        });
      }),
    };
    return turn;
  }

  /** An iterator as `level` has it: the end is `undefined`. */
  #read<T>(range: KeyRange, pick: (row: Row) => T): { next(): Promise<T | undefined> } {
    let rest = range;
    let page: Row[] = [];
    let at = 0;
    let isLast = false;
    return {
      next: async () => {
        if (at === page.length && !isLast) {
          page = this.#page(rest);
          at = 0;
          isLast = page.length < PAGE_ROWS;
          const last = page.at(-1)?.key;
          if (last !== undefined) rest = after(rest, last);
        }
        const row = page[at++];
        return row && pick(row);
      },
    };
  }

  #page(range: KeyRange): Row[] {
    const names = (Object.keys(BOUNDS) as (keyof typeof BOUNDS)[]).filter(
      (name) => range[name] !== undefined,
    );
    const conditions = names.map((name) => `key ${BOUNDS[name]} ?`).join(' AND ') || 'TRUE';
    const sql = `SELECT key, value FROM pairs WHERE ${conditions} ORDER BY key ${range.reverse ? 'DESC' : 'ASC'} LIMIT ${PAGE_ROWS}`;
    const statement = this.#ranges.get(sql) ?? this.#database.prepare(sql);
    this.#ranges.set(sql, statement);
    return statement.all(...names.map((name) => range[name] as string)) as unknown as Row[];
  }
}

/** What is left of a range beyond a key. */
function after({ reverse = false, ...range }: KeyRange, key: string): KeyRange {
  const { lt: _, lte: __, ...fromBelow } = range;
  const { gt: ___, gte: ____, ...toAbove } = range;
  return reverse ? { ...fromBelow, lt: key, reverse } : { ...toAbove, gt: key };
}
