import { expect, test } from 'vitest';
import { describeCrash } from '../../local/describe-crash.ts';

test.each<[string, string[], string[]]>([
  [
    'an error of the build keeps its place',
    [
      '/x/node_modules/esbuild/lib/main.js:1752',
      '  let error = new Error(text);',
      '              ^',
      '',
      'Error: Build failed with 1 error:',
      'functions/publish/handler.ts:46:10: ERROR: Unexpected ";"',
      '    at failureErrorWithLog (/x/node_modules/esbuild/lib/main.js:1752:15)',
      '    at Socket.emit (node:events:514:28)',
      '    at addChunk (node:internal/streams/readable:568:12) {',
      '  errors: [Getter/Setter]',
      '}',
      '',
      'Node.js v24.21.0',
      '',
    ],
    ['Error: Build failed with 1 error:', 'functions/publish/handler.ts:46:10: ERROR: Unexpected ";"'],
  ],
  [
    'an error of the stack keeps the frames of this repository',
    [
      'file:///x/infra/app.ts:7',
      'throw new TypeError("no such stage");',
      '^',
      '',
      'TypeError: no such stage',
      '    at file:///x/infra/app.ts:7:7',
      '    at ModuleJob.run (node:internal/modules/esm/module_job:430:25)',
      '',
      'Node.js v24.21.0',
    ],
    ['TypeError: no such stage', '    at file:///x/infra/app.ts:7:7'],
  ],
  [
    'an error without frames keeps its lines',
    ['Error: first line', 'and more', '', 'Node.js v24.21.0'],
    ['Error: first line', 'and more', ''],
  ],
  [
    'other output stays unchanged',
    ['Validation failed: S1', 'see the report'],
    ['Validation failed: S1', 'see the report'],
  ],
])('%s', (_, stderr, expected) => {
  expect(describeCrash(stderr.join('\n'))).toBe(expected.join('\n'));
});
