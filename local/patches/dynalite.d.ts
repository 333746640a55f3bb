declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** @returns a server of DynamoDB's wire protocol, not yet listening */
  export default function dynalite(options?: {
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
    path?: string;
  }): Server;
}
