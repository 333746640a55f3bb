import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const COMMAND = join(import.meta.dirname, '../../comprehend/copydesk-comprehend.ts');
const run = (...args: string[]) => promisify(execFile)(process.execPath, [COMMAND, ...args]);

test('prints the address that answers, and ends with 0 when it is stopped', async () => {
  const child = spawn(process.execPath, [COMMAND, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(child.stdout, 'data');
  const url = String(line).trim();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'Comprehend_20171127.DetectSentiment' },
    body: JSON.stringify({ LanguageCode: 'en', Text: 'Everyone loved the new library.' }),
  });
  expect(await answer.json()).toMatchObject({ Sentiment: 'POSITIVE' });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('--help names the options', async () => {
  expect((await run('--help')).stdout).toMatch(/--port <number>/);
});

test.each(['no', '-1', '1.5', '65536', ''])('--port=%s is rejected with the range', async (port) => {
  await expect(run(`--port=${port}`)).rejects.toMatchObject({
    code: 1,
    stderr: `error --port cannot be "${port}". It must be a whole number from 0 to 65535.\n`,
  });
});
