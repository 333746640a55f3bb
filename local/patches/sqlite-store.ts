import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A range of keys, in ascending order unless `reverse` is set. */
export interface KeyRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly reverse?: boolean;
}

export type Change =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

interface Row {
  readonly key: string;
  readonly value: string;
}

/** The writes of one turn of the event loop. All take effect, or none. */
interface Turn {
  error: Error | undefined;
  readonly over: Promise<void>;
}

const BOUNDS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
/** The number of rows that are read at a time. Few callers read a range to its end. */
const PAGE_ROWS = 100;

/**
 * Sorted keys and their values in one SQLite file: the part of `level` that dynalite uses. LevelDB hands every read and
 * write to another thread, which took a quarter of the host's time, and maps its files into memory, which grew with each
 * item. SQLite runs in this thread, with a limit to its memory.
 *
 * A write is acknowledged once it would survive the end of this process. The writes of one turn of the event loop share
 * a transaction.
 */
export class SqliteStore {
  readonly #database: DatabaseSync;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  readonly #ranges = new Map<string, StatementSync>();
  #turn: Turn | undefined;

  /** @param folder created if it is missing */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#database = new DatabaseSync(join(folder, 'tables.sqlite'));
    // No other process opens the file. A killed process loses nothing without a flush for each write. A machine that
    // loses power may. Pairs have a few kilobytes, so pages have 8 KB. The cache is limited to 32 MB.
    this.#database.exec(
      `PRAGMA page_size = 8192; PRAGMA cache_size = -32000; PRAGMA locking_mode = EXCLUSIVE;
       PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
       CREATE TABLE IF NOT EXISTS pairs (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
    );
    this.#get = this.#database.prepare('SELECT value FROM pairs WHERE key = ?');
    this.#put = this.#database.prepare('INSERT OR REPLACE INTO pairs VALUES (?, ?)');
    this.#delete = this.#database.prepare('DELETE FROM pairs WHERE key = ?');
  }

  /** @returns undefined for an unknown key */
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
    this.#turn ??= this.#startTurn();
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
    // The writer gets the error.
    await this.#turn?.over.catch(() => {});
    this.#database.close();
  }

  /** Starts the transaction of this turn. */
  #startTurn(): Turn {
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
            // SQLite itself may have rolled back, for example when the disk is full.
            if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
            reject(error);
          }
        });
      }),
    };
    return turn;
  }

  /** An iterator like that of `level`, which ends with `undefined`. */
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

/** The part of a range that follows a key. */
function after({ reverse = false, ...range }: KeyRange, key: string): KeyRange {
  const { lt: _, lte: __, ...fromBelow } = range;
  const { gt: ___, gte: ____, ...toAbove } = range;
  return reverse ? { ...fromBelow, lt: key, reverse } : { ...toAbove, gt: key };
}
