import { DIGEST_GUARDS } from './digest-guards.ts';
import { ENRICH_GUARDS } from './enrich-guards.ts';
import type { Guard } from './guard.ts';
import { MESSAGE_GUARDS } from './message-guards.ts';
import { PUBLISH_GUARDS } from './publish-guards.ts';
import { QUERY_GUARDS } from './query-guards.ts';
import { RUN_GUARDS } from './run-guards.ts';
import { SPLIT_GUARDS } from './split-guards.ts';
import { TABLE_GUARDS } from './table-guards.ts';
import { UNBUNDLE_GUARDS } from './unbundle-guards.ts';

/** The guards that the argument in docs/reliability.md depends on. `npm run mutate` shows that each is needed. */
export const GUARDS: readonly Guard[] = [
  ...TABLE_GUARDS,
  ...SPLIT_GUARDS,
  ...ENRICH_GUARDS,
  ...PUBLISH_GUARDS,
  ...DIGEST_GUARDS,
  ...UNBUNDLE_GUARDS,
  ...MESSAGE_GUARDS,
  ...RUN_GUARDS,
  ...QUERY_GUARDS,
];
