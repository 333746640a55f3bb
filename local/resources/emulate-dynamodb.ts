import { mkdirSync } from 'node:fs';
import dynalite from 'dynalite';
import type { ServiceListener } from '../gateway/start-gateway.ts';

/** DynamoDB on its wire protocol, in this process; nothing listens by itself. */
export interface DynamoDb {
  readonly listener: ServiceListener;
  close(): Promise<void>;
}

/** @param dataDir where tables are kept */
export function emulateDynamoDb(dataDir: string): DynamoDb {
  mkdirSync(dataDir, { recursive: true });
  const server = dynalite({ path: dataDir, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return {
    listener: (request, response) => {
      server.emit('request', request, response);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
