import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepMark } from '../../../local/s3/keep-mark.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'copydesk-mark-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('the next run reads the last mark', () => {
  const path = join(dir, 'mark');
  expect(keepMark(path).untilMs).toBe(0);
  keepMark(path).move(1_795_000_000_000);
  keepMark(path).move(1_795_000_010_000);
  expect(keepMark(path).untilMs).toBe(1_795_000_010_000);
  expect(readdirSync(dir)).toEqual(['mark']);
});

test.each(['yesterday', '', ' ', '1.5'])('a damaged mark is an error, not 0: "%s"', (text) => {
  writeFileSync(join(dir, 'mark'), text);
  expect(() => keepMark(join(dir, 'mark'))).toThrow('holds no time');
});
