import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { OPERATIONS } from '../../comprehend/operations.ts';
import { type Json, startEndpoint } from './endpoint.ts';

const probe = spawnSync('python3', ['-c', 'import boto3'], { encoding: 'utf8' });
const reason = probe.error
  ? `python3 does not start (${probe.error.message})`
  : probe.status === 0
    ? undefined
    : `python3 has no boto3 (${probe.stderr.trim().split('\n').at(-1)})`;
if (reason) console.warn(`skipped: boto3 against the endpoint, for ${reason}`);

it.skipIf(reason)('boto3 validates the response of every operation', async () => {
  const { url } = await startEndpoint();
  const script = new URL('./call-every-operation.py', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)('python3', [script, url]);
  const { errors, ...calls } = JSON.parse(stdout) as Record<string, Json>;
  expect(Object.keys(calls)).toHaveLength(OPERATIONS.size);
  for (const [method, call] of Object.entries(calls)) {
    expect({ method, ...call }).toMatchObject({ method, status: 200, problems: '', whole: true });
    expect(call.requestId).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect(calls.detect_entities?.answer).toEqual({
    Entities: [
      { Score: 0.9, Type: 'PERSON', Text: 'Yesterday Ann Lee', BeginOffset: 0, EndOffset: 17 },
      { Score: 0.9, Type: 'PERSON', Text: 'Bob', BeginOffset: 22, EndOffset: 25 },
      { Score: 0.9, Type: 'PERSON', Text: 'It', BeginOffset: 27, EndOffset: 29 },
      { Score: 0.9, Type: 'PERSON', Text: 'Then Lee', BeginOffset: 42, EndOffset: 50 },
    ],
  });
  expect(errors).toMatchObject({
    size: { class: 'TextSizeLimitExceededException', code: 'TextSizeLimitExceededException', status: 400 },
    batch: { class: 'BatchSizeLimitExceededException', status: 400 },
    language: { class: 'UnsupportedLanguageException', message: expect.stringContaining('supports en only') },
    validation: { code: 'ValidationException', message: expect.stringContaining('enum value set') },
  });
});
