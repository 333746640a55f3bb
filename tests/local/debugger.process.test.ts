import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStack, stageResources, startStack, until } from './fixtures/start-stack.ts';

/** In seconds. Shorter than Lambda permits, so the test need not wait long to see that it has no effect. */
const TIMEOUT = 0.2;

let stack: RunningStack;
let port: number;
beforeAll(async () => {
  port = await findFreePort();
  stack = await startStack(
    (journalOf) => ({
      ...stageResources('debugged', journalOf('debugged'), {
        source: { BatchSize: 1 },
        worker: { Timeout: TIMEOUT },
        queue: { VisibilityTimeout: 60 },
      }),
    }),
    { debug: { functionName: 'debuggedFunction', port } },
  );
});
afterAll(() => stack.close());

test('a debugger can stop a function for longer than its timeout, and a second message waits meanwhile', async () => {
  const inspector = await attach();
  await inspector.ask('Debugger.enable');
  await inspector.ask('Debugger.setBreakpointByUrl', { urlRegex: 'worker/handler\\.mjs$', lineNumber: 12 });
  await stack.send('debuggedQueue', { do: 'nothing' }, { do: 'nothing' });

  const { callFrames } = await until('a stop', () => inspector.stops[0]);
  expect(callFrames[0]?.functionName).toBe('handler');
  const { result } = await inspector.ask('Debugger.evaluateOnCallFrame', {
    callFrameId: callFrames[0]?.callFrameId,
    expression: 'records[0].body',
  });
  expect(result).toMatchObject({ value: '{"do":"nothing"}' });
  await sleep(TIMEOUT * 2_000);
  expect(stack.journal('debugged').map(({ at }) => at)).toEqual(['begin']);

  await inspector.ask('Debugger.disable');
  await until('both messages', () => stack.journal('debugged').filter(({ at }) => at === 'end').length === 2);
  expect(new Set(stack.begins('debugged').map(({ pid }) => pid)).size).toBe(1);
  expect(stack.warnings).toEqual([]);
  inspector.close();
});

interface Stop {
  readonly callFrames: readonly { readonly functionName: string; readonly callFrameId: string }[];
}

/** A small client of https://chromedevtools.github.io/devtools-protocol/. */
async function attach() {
  const [{ webSocketDebuggerUrl = '' } = {}] = await until('a function to attach to', () =>
    fetch(`http://127.0.0.1:${port}/json/list`).then(
      (answer) => answer.json() as Promise<{ webSocketDebuggerUrl?: string }[]>,
      () => undefined,
    ),
  );
  const socket = new WebSocket(webSocketDebuggerUrl);
  const stops: Stop[] = [];
  const answers = new Map<number, (result: Record<string, unknown>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result } = JSON.parse(String(data));
    if (method === 'Debugger.paused') stops.push(params);
    answers.get(id)?.(result);
  });
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  let last = 0;
  return {
    stops,
    ask: (method: string, params = {}) => {
      const id = ++last;
      socket.send(JSON.stringify({ id, method, params }));
      return new Promise<Record<string, unknown>>((resolve) => answers.set(id, resolve));
    },
    close: () => socket.close(),
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
