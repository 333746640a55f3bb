import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../../local/data-folder/open-log.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'copydesk-log-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a log keeps all text, and passes on complete lines', () => {
  const lines: string[] = [];
  const log = openLog(join(dir, 'f.log'), 'f', (name, line) => lines.push(`${name}: ${line}`));
  for (const text of ['on', 'e\ntwo\n', 'thr']) log(text);
  expect(readFileSync(join(dir, 'f.log'), 'utf8')).toBe('one\ntwo\nthr');
  expect(lines).toEqual(['f: one', 'f: two']);
});

test('a log whose folder is gone says what it cannot write, and why', () => {
  const logs = join(dir, 'logs');
  mkdirSync(logs);
  const log = openLog(join(logs, 'f.log'));
  log('one');
  rmSync(logs, { recursive: true });
  expect(() => log('two')).toThrow(/^\/.*logs\/f\.log cannot be written: ENOENT.* The run ends/);
});
