import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { GUARDS, removeGuard } from './guards.ts';

/** `npm run soak -- --without <name>` shows that each is needed; here only that each still stands where it did. */
it.each(GUARDS.map((guard) => [guard.name, guard] as const))('the guarding line stands: %s', (_, guard) => {
  const source = readFileSync(resolve(import.meta.dirname, '../..', guard.file), 'utf8');
  expect(removeGuard(source, guard)).not.toBe(source);
});
