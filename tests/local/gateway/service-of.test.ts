import { expect, it } from 'vitest';
import { isLocalHost } from '../../../local/gateway/service-of.ts';

it.each([
  ['127.0.0.1:4566', 4566, true],
  ['localhost:4566', 4566, true],
  ['127.0.0.1', 80, true],
  ['localhost:80', 80, true],
  ['127.0.0.1', 4566, false],
  ['127.0.0.1:80', 4566, false],
  ['evil.example', 80, false],
  ['evil.example:4566', 4566, false],
  [undefined, 80, false],
] as const)('the host %j at port %i is local: %j', (host, port, isLocal) => {
  expect(isLocalHost(host, port)).toBe(isLocal);
});
