import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const start = (path: string) =>
  fork(fileURLToPath(new URL(path, import.meta.url)), {
    serialization: 'advanced',
    execArgv: [],
    silent: true,
  });

const ARTICLE = { bytes: Buffer.from('Hall opens\n\nThe mayor opened the hall in Bonn.'), stated: {} };
const PROCESSES = [
  [
    'the process that measures files',
    '../../../functions/measure/measure-process.ts',
    { path: 'no-such-file' },
  ],
  ['the process that reads objects', '../../../functions/split/extractor-process.ts', ARTICLE],
] as const;

describe.each(PROCESSES)('%s', (_, path, request) => {
  it('ends without a failure when its parent ends before the answer', async () => {
    const child = start(path);
    const errors: string[] = [];
    child.stderr?.on('data', (chunk) => errors.push(String(chunk)));
    child.send(request, () => child.disconnect());
    const [code] = await once(child, 'exit');
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
  });

  it('answers its parent', async () => {
    const child = start(path);
    child.send(request);
    const [answer] = await once(child, 'message');
    expect(Object.keys(answer)).toEqual(path.includes('measure') ? ['error'] : ['article']);
    child.disconnect();
    await once(child, 'exit');
  });
});
