import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reportError } from '../../cli/report-error.ts';

let printed: string[];
beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'error').mockImplementation((line) => void printed.push(line));
});
afterEach(() => void vi.restoreAllMocks());

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

it('an error is printed without its stack, and ends the command with 1', () => {
  expect(reportError(named('AccessDenied', 'No'))).toBe(1);
  expect(printed).toEqual(['error No']);
});

it('a throttled request is printed with what to do, and ends the command with 4', () => {
  expect(reportError(named('SlowDown', 'Rate exceeded'))).toBe(4);
  expect(printed).toEqual([
    expect.stringMatching(
      /^throttled SlowDown: Rate exceeded\. Nothing that was done is lost: run the same command later/,
    ),
  ]);
});

it('a request that was throttled in part ends the command with 4', () => {
  const cause = named('ThrottlingException', 'Rate exceeded');
  expect(reportError(new Error('SQS rejected 2 messages', { cause }))).toBe(4);
  expect(printed.join()).toMatch(/^throttled SQS rejected 2 messages\. /);
});

it('a value that is no error is printed as it is', () => {
  expect(reportError('ThrottlingException')).toBe(1);
  expect(printed).toEqual(['error ThrottlingException']);
});

it('the stack is printed where COPYDESK_DEBUG is set', () => {
  vi.stubEnv('COPYDESK_DEBUG', '1');
  reportError(new Error('No'));
  expect(printed.join()).toMatch(/^error Error: No\n\s+at /);
});

it('controls in a message are escaped, and its further lines are indented', () => {
  reportError(new Error('news/\u001b[2J.txt\nerror nothing is wrong\u202e'));
  expect(printed).toEqual(['error news/\\x1b[2J.txt\n  error nothing is wrong\\u202e']);
});

it('a folder that cannot be written is named, with what to do', async () => {
  const error = Object.assign(new Error("EACCES: permission denied, mkdir '/opt/copydesk/dist'"), {
    code: 'EACCES',
    path: '/opt/copydesk/dist',
  });
  expect(reportError(error)).toBe(1);
  expect(printed).toEqual([
    expect.stringMatching(
      /^error EACCES: permission denied, mkdir '\/opt\/copydesk\/dist'\. .*--data names another folder/,
    ),
  ]);
});
