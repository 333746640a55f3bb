import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FunctionDefinition } from '../../../local/functions/function-definition.ts';
import { FunctionProcess } from '../../../local/functions/function-process.ts';
import type { RuntimeApi } from '../../../local/functions/runtime-api.ts';

const DEFINITION: FunctionDefinition = {
  name: 'worker',
  arn: 'arn:aws:lambda:us-east-1:000000000000:function:worker',
  codeDir: `${import.meta.dirname}/../fixtures/worker`,
  handler: 'handler.handler',
  runtime: 'nodejs24.x',
  timeoutSeconds: 0.02,
  memoryMegabytes: 128,
  environment: {},
  concurrency: 1,
};

// The real process asks for work and gets no answer. The tests make its requests and reports themselves, at the moments
// that matter.
describe('an execution environment', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer(() => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  afterEach(() => vi.useRealTimers());

  function start(definition: Partial<FunctionDefinition> = {}, onLog: (text: string) => void = () => {}) {
    const { port } = server.address() as AddressInfo;
    const api = { add: vi.fn(), remove: vi.fn(), addressOf: (id: string) => `127.0.0.1:${port}/${id}` };
    const onExit = vi.fn();
    const environment = new FunctionProcess(
      { ...DEFINITION, ...definition },
      {},
      api as unknown as RuntimeApi,
      onLog,
      onExit,
    );
    return { environment, onExit, api };
  }
  /** Makes the request for the next invocation. */
  function askOf(environment: FunctionProcess): string {
    let id = '';
    const response = {
      writeHead: (_: number, headers: Record<string, string>) => {
        id = headers['lambda-runtime-aws-request-id'] ?? '';
      },
      end: () => {},
    };
    environment.onNext(response as unknown as ServerResponse);
    return id;
  }

  test('returns the answer to its own invocation, and ignores reports of others', async () => {
    const { environment } = start({ timeoutSeconds: 60 });
    const result = environment.invoke('{}');
    const id = askOf(environment);
    environment.onReport('response', 'another', '"of another"');
    environment.onReport('response', id, '"done"');
    environment.onReport('error', id, '{}');
    expect(await result).toEqual({ kind: 'answered', payload: 'done' });
    await environment.end();
  });

  test('fails at its timeout, even if an answer arrives before the process is gone', async () => {
    let id = '';
    const { environment, onExit } = start({}, () => environment.onReport('response', id, '"late"'));
    const result = environment.invoke('{}');
    id = askOf(environment);
    expect(await result).toEqual({ kind: 'failed', error: 'timed out after 0.02 seconds' });
    expect(onExit).toHaveBeenCalledOnce();
  });

  test('fails when its start takes longer than Lambda permits', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { environment } = start();
    const result = environment.invoke('{}');
    vi.advanceTimersByTime(10_000);
    expect(await result).toEqual({ kind: 'failed', error: 'timed out after 10 seconds, in its start' });
  });

  test('fails when its process cannot be started', async () => {
    const { environment, onExit } = start({ codeDir: '/there/is/no/such/folder' });
    expect(await environment.invoke('{}')).toMatchObject({
      kind: 'failed',
      error: expect.stringMatching(/^the process could not be started: /),
    });
    expect(onExit).toHaveBeenCalledOnce();
  });

  test('ends when its process is gone, and its invocation fails', async () => {
    const { environment, onExit, api } = start({ timeoutSeconds: 60 });
    const result = environment.invoke('{}');
    await environment.end();
    expect(onExit).toHaveBeenCalledOnce();
    expect(api.remove).toHaveBeenCalledWith(environment.id);
    expect(await result).toEqual({ kind: 'failed', error: 'the process ended with SIGKILL' });
  });
});
