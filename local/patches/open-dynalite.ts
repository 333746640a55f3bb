import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { SqliteStore } from './sqlite-store.ts';

const require = createRequire(import.meta.url);
const requireOfDynalite = createRequire(require.resolve('dynalite'));
let lastStore: SqliteStore | undefined;
// dynalite reads its store class from this module when it is loaded, and does not expose the store that it makes.
requireOfDynalite('level').Level = class extends SqliteStore {
  constructor(folder: string) {
    super(folder);
    lastStore = this;
  }
};
const dynalite: typeof import('dynalite').default = require('dynalite');

/** Opens dynalite with its tables in SQLite. Its server does not listen. */
export function openDynalite(path: string): { readonly server: Server; readonly store: SqliteStore } {
  lastStore = undefined;
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  if (lastStore) return { server, store: lastStore };
  throw new Error('dynalite no longer takes its store from "level": see README.md in the folder patches');
}
