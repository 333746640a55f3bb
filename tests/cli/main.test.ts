import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

it('an error goes to standard error, nothing to standard output, and the exit code is 1', () => {
  const script = join(import.meta.dirname, '../../cli/main.ts');
  const env = { ...process.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'list', '--json'], {
    env,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^error There is no local run at AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:9/);
});

it('an error that no call waits for is printed without its stack, and the exit code is 1', () => {
  const script = join(import.meta.dirname, '../../cli/main.ts');
  // Once the endpoint is up.
  const failing = `data:text/javascript,${encodeURIComponent(`
    const { log } = console;
    console.log = (...said) => { log(...said); setImmediate(() => { throw new Error('as told'); }); };
  `)}`;
  const args = ['--import', failing, script, 'comprehend', '--port', '0'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/Press Ctrl-C to stop\.\nerror as told\n$/)]);
});

describe('a command whose reader has closed the pipe', () => {
  /** @returns the exit code, and what was read of the other stream */
  async function runUnread(stream: 'stdout' | 'stderr', args: readonly string[], endpoint: string) {
    const env = { ...process.env, AWS_ENDPOINT_URL: endpoint };
    const script = join(import.meta.dirname, '../../cli/main.ts');
    const child = spawn(process.execPath, [script, ...args], { env });
    child[stream].destroy();
    const said = text(stream === 'stdout' ? child.stderr : child.stdout);
    const [code] = (await once(child, 'exit')) as [number | null];
    return [code, await said];
  }

  it('prints no error', async () => {
    expect(await runUnread('stdout', ['--help'], '')).toEqual([0, '']);
  });

  it('ends with the exit code of its own error', async () => {
    expect(await runUnread('stderr', ['list', '--json'], 'http://127.0.0.1:9')).toEqual([1, '']);
  });

  it('does all of its work, and ends with the same exit code', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'copydesk-unread-'));
    const keys = Array.from({ length: 40 }, (_, i) => `${i}.txt`);
    for (const key of keys) writeFileSync(join(dir, key), 'text');
    const stack = JSON.stringify({ region: 'eu-west-1', outputs: { BucketName: 'b' } });
    const put = new Set<string>();
    const server = createServer((request, response) => {
      if (request.method === 'PUT') put.add(basename(new URL(request.url ?? '', 'http://s3').pathname));
      if (request.url?.includes('39.txt')) response.statusCode = 403;
      response.end(request.method === 'GET' ? stack : '');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const [code, said] = await runUnread('stdout', ['ingest', dir], `http://127.0.0.1:${port}`);
    server.closeAllConnections();
    server.close();
    rmSync(dir, { recursive: true });
    expect([code, said]).toEqual([3, expect.stringContaining('39 of 40 uploaded')]);
    expect(put.size).toBe(40);
  });
});
