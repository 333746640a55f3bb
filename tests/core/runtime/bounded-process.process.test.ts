import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BoundedProcess, type Bounds } from '../../../core/runtime/bounded-process.ts';
import type { Order } from './obedient-process.ts';

/** Where /proc is missing, the computing time and the memory of another process are not known. */
const onLinux = describe.skipIf(!existsSync('/proc/self/stat'));
const HERE = new URL('.', import.meta.url);

function start(bounds: Partial<Bounds> = {}) {
  const roomy = { cpuMilliseconds: 20_000, milliseconds: 20_000, megabytes: 1_000 };
  return new BoundedProcess<Order, { pid: number; said: unknown }>(
    new URL('obedient-process.ts', HERE),
    HERE,
    { ...roomy, ...bounds },
  );
}

afterEach(() => void vi.unstubAllEnvs());

describe('a reading process', () => {
  it('answers one request after the other', async () => {
    const bounded = start();
    const [first, second] = await Promise.all([
      bounded.ask({ what: 'sleep', milliseconds: 50 }),
      bounded.ask({ what: 'nothing' }),
    ]);
    expect(first.said).toBe('slept');
    expect(second).toEqual({ pid: first.pid, said: 'nothing' });
  });

  it('that is killed while it is idle costs no failure', async () => {
    const bounded = start();
    const { pid } = await bounded.ask({ what: 'nothing' });
    process.kill(pid, 'SIGKILL');
    expect((await bounded.ask({ what: 'nothing' })).said).toBe('nothing');
    const next = await bounded.ask({ what: 'nothing' });
    process.kill(next.pid, 'SIGKILL');
    await sleep(100);
    expect((await bounded.ask({ what: 'nothing' })).pid).not.toBe(next.pid);
  });

  it('that ends without an answer although it is fresh fails the request', async () => {
    const bounded = start();
    await expect(bounded.ask({ what: 'exit' })).rejects.toThrow('The reading process ended with exit code 7');
    expect((await bounded.ask({ what: 'nothing' })).said).toBe('nothing');
  });

  it('that was used before and ends without an answer is replaced by a fresh one, which is asked again', async () => {
    const bounded = start();
    await bounded.ask({ what: 'nothing' });
    // The fresh one ends, too: the error is of the second attempt.
    await expect(bounded.ask({ what: 'exit' })).rejects.toThrow('exit code 7');
  });
});

onLinux('the bounds of a request', () => {
  it('do not count what earlier requests left behind', async () => {
    const bounded = start({ megabytes: 400 });
    const holds = [];
    // Three of them together exceed the bound, and each by itself keeps it.
    for (let i = 0; i < 5; i++) holds.push((await bounded.ask({ what: 'hold', megabytes: 140 })).said);
    expect(holds).toEqual(Array(5).fill('held'));
  });

  it('reject what exceeds the memory in a fresh process', async () => {
    const bounded = start({ megabytes: 300 });
    await bounded.ask({ what: 'nothing' });
    await expect(bounded.ask({ what: 'hold', megabytes: 600 })).rejects.toMatchObject({
      name: 'ExcessError',
      bound: '300 MB of memory',
    });
    expect((await bounded.ask({ what: 'nothing' })).said).toBe('nothing');
  });

  it('reject what computes for too long', async () => {
    const bounded = start({ cpuMilliseconds: 1_000 });
    await expect(bounded.ask({ what: 'compute', milliseconds: 60_000 })).rejects.toMatchObject({
      name: 'ExcessError',
      bound: '1 s of computing time',
    });
  });

  it('count computing time and not elapsed time, so that a busy machine rejects nothing', async () => {
    const bounded = start({ cpuMilliseconds: 1_000, milliseconds: 20_000 });
    expect((await bounded.ask({ what: 'sleep', milliseconds: 2_000 })).said).toBe('slept');
  });

  it('end a wait that is too long with an error that a retry may cure', async () => {
    const bounded = start({ milliseconds: 1_000 });
    const asked = bounded.ask({ what: 'sleep', milliseconds: 60_000 });
    await expect(asked).rejects.toThrow(/^No answer within 1 s, after [\d.]+ s of computing time$/);
    await expect(asked).rejects.not.toMatchObject({ name: 'ExcessError' });
  });

  it('replace a process that has grown', async () => {
    const bounded = start({ megabytes: 400 });
    const { pid } = await bounded.ask({ what: 'hold', megabytes: 250 });
    expect((await bounded.ask({ what: 'nothing' })).pid).not.toBe(pid);
  });
});

describe('behind the wall, a reading process', () => {
  it('has nothing of the environment that is a secret or an address', async () => {
    for (const name of ['AWS_SECRET_ACCESS_KEY', 'COPYDESK_TABLE_NAME', 'NODE_OPTIONS', 'DATABASE_URL'])
      vi.stubEnv(name, name === 'NODE_OPTIONS' ? '' : 'x');
    const { said } = await start().ask({ what: 'environment' });
    const known = ['LANG', 'LD_LIBRARY_PATH', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'TZ'];
    expect((said as string[]).filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each<[string, Order]>([
    ['read the environment of its parent', { what: 'read', path: `/proc/${process.pid}/environ` }],
    ['read the memory of its parent', { what: 'read', path: `/proc/${process.pid}/mem` }],
    ['read a file outside its folder', { what: 'read', path: '/etc/hosts' }],
    ['write a file', { what: 'write', path: join(tmpdir(), 'copydesk-wall') }],
    ['write beside its script', { what: 'write', path: join(import.meta.dirname, 'copydesk-wall') }],
    ['start a process', { what: 'spawn' }],
    ['start a thread', { what: 'thread' }],
  ])('cannot %s', async (_, order) => {
    expect((await start().ask(order)).said).toBe('ERR_ACCESS_DENIED');
  });

  it('can read its own folder', async () => {
    const path = join(import.meta.dirname, 'obedient-process.ts');
    expect((await start().ask({ what: 'read', path })).said).toBe(true);
  });
});
