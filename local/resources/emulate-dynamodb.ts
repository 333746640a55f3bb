import { createRequire } from 'node:module';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import { SqliteStore } from './sqlite-store.ts';

/** DynamoDB on its wire protocol, in this process; nothing listens by itself. */
export interface DynamoDb {
  readonly listener: ServiceListener;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const requireOfDynalite = createRequire(require.resolve('dynalite'));
let opened: SqliteStore | undefined;
// dynalite takes its store from here when it is loaded, and keeps to itself what it made: so it is noted, to be closed.
requireOfDynalite('level').Level = class extends SqliteStore {
  constructor(folder: string) {
    super(folder);
    opened = this;
  }
};
const dynalite: typeof import('dynalite').default = require('dynalite');

/** @param dataDir where tables are kept */
export function emulateDynamoDb(dataDir: string): DynamoDb {
  const server = dynalite({ path: dataDir, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const store = opened;
  if (!store) throw new Error('dynalite no longer takes its store from "level": see docs/decisions/09');
  const underWay = new Set<Promise<void>>();
  return {
    listener: (request, response) => {
      const done = new Promise<void>((resolve) => {
        // Answered even where nobody hears it any more: "close" would come before the work is done.
        const end = response.end;
        response.end = (...data: unknown[]) => {
          resolve();
          return Reflect.apply(end, response, data);
        };
        server.emit('request', request, response);
        // It throws the error of a client that breaks off, which nobody can catch: a killed function would end the run.
        request.removeAllListeners('error').on('error', () => resolve());
      }).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    // A request that finds its store closed throws where nobody can catch it, too.
    close: async () => {
      await Promise.all(underWay);
      await store.close();
    },
  };
}
