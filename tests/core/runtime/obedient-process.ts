import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** An order that the process carries out before it answers. */
export type Order =
  | { readonly what: 'nothing' | 'exit' | 'spawn' | 'thread' | 'environment' }
  | { readonly what: 'compute' | 'sleep'; readonly milliseconds: number }
  | { readonly what: 'hold'; readonly megabytes: number }
  | { readonly what: 'read' | 'write'; readonly path: string };

const held: Buffer[] = [];

process.on('message', async (order: Order) => {
  try {
    process.send?.({ pid: process.pid, said: await carryOut(order) });
  } catch (error) {
    process.send?.({ pid: process.pid, said: (error as NodeJS.ErrnoException).code });
  }
});

async function carryOut(order: Order): Promise<unknown> {
  switch (order.what) {
    case 'exit':
      return process.exit(7);
    case 'compute': {
      const end = process.cpuUsage().user + order.milliseconds * 1_000;
      while (process.cpuUsage().user < end);
      return 'computed';
    }
    case 'sleep':
      return new Promise((resolve) => setTimeout(resolve, order.milliseconds, 'slept'));
    case 'hold':
      held.push(Buffer.alloc(order.megabytes * 1_000_000, 1));
      return 'held';
    case 'read':
      return readFileSync(order.path).length > 0;
    case 'write':
      return writeFileSync(order.path, 'written');
    case 'spawn':
      return spawnSync(process.execPath, ['--version']).status;
    case 'thread':
      return new Worker('', { eval: true }).threadId;
    case 'environment':
      return Object.keys(process.env).toSorted();
    default:
      return 'nothing';
  }
}
