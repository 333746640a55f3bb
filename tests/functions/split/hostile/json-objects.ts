import { type HostileObject, object } from './hostile-object.ts';

export const JSON_OBJECTS: readonly HostileObject[] = [
  object('JSON of brackets', 'UNSUPPORTED_FORMAT', () => `{"a":${'['.repeat(300_000)}`),
  object(
    'JSON nested 100,000 deep',
    'UNSUPPORTED_FORMAT',
    () => `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ),
  object(
    'a million keys',
    'UNSUPPORTED_FORMAT',
    () => `{${Array.from({ length: 500_000 }, (_, i) => `"k${i}":1`).join(',')}}`,
  ),
  object(
    'a prototype in JSON',
    'passages',
    () => '{"__proto__":{"body":"x"},"constructor":1,"headline":"Harbour","body":"Ships came in."}',
  ),
];
