import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import dynalite from 'dynalite';
import type { ServiceListener } from '../gateway/start-gateway.ts';

/** DynamoDB on its wire protocol, in this process; nothing listens by itself. */
export interface DynamoDb {
  readonly listener: ServiceListener;
  close(): Promise<void>;
}

interface Store {
  readonly lifecycleManager: { gracefulClose(): Promise<void> };
}

/** @param dataDir where tables are kept */
export function emulateDynamoDb(dataDir: string): DynamoDb {
  mkdirSync(dataDir, { recursive: true });
  // The server closes its store after its socket, and so never one of a server that never listened: it is kept here.
  const stores: { create(options: object): Store } = createRequire(import.meta.url)('dynalite/db');
  const { create } = stores;
  let store: Store | undefined;
  stores.create = (options) => {
    store = create(options);
    return store;
  };
  const server = dynalite({ path: dataDir, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  stores.create = create;
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
      await store?.lifecycleManager.gracefulClose();
    },
  };
}
