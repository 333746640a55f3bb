import type { Guard } from './guard.ts';
import { CRASH, DUPLICATES, MODEL_CHECK } from './simulations.ts';

export const TABLE_GUARDS: readonly Guard[] = [
  {
    name: 'a claim and a tombstone replace only the head that was read',
    file: 'core/store/conditions.ts',
    without: 'overSeen: { clauses: [] }',
    seenBy: [`${DUPLICATES} > every message five times`],
  },
  {
    name: 'a claim and a tombstone replace only the generation that was read',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > a function that stalls and continues late`,
      'tests/core/store/article-store.test.ts > is refused over a head of another generation',
      'tests/core/store/bundle-store.test.ts > replaces exactly the record that was read',
    ],
  },
  {
    name: 'a claim and a tombstone replace only the sequencer that was read',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [
      `${CRASH} > a function that stalls and continues late`,
      'tests/core/store/article-store.test.ts > is refused over a head that an event has looked at since',
      'tests/core/store/bundle-store.test.ts > replaces exactly the record that was read',
    ],
  },
  {
    name: 'an invocation that read no head replaces none',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/core/store/article-store.test.ts > is refused if a head exists that was not read',
      'tests/core/store/bundle-store.test.ts > creates the record once',
    ],
  },
  {
    name: 'the first analysis of a passage is kept',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [MODEL_CHECK, 'tests/core/store/article-store.test.ts > keep their first record'],
  },
  {
    name: 'a passage is settled only in its own generation',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [MODEL_CHECK, 'tests/core/store/article-store.test.ts > are not settled in another generation'],
  },
  {
    name: 'only the newest generation is flipped',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > a function that stalls and continues late`,
      'tests/core/store/article-store.test.ts > is refused for a generation that is no longer the newest',
    ],
  },
  {
    name: 'only a whole generation is flipped',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: ['tests/core/store/article-store.test.ts > is refused while a passage is pending'],
  },
  {
    name: 'a claim writes only the draft',
    file: 'core/store/head-updates.ts',
    without:
      'draft: rejected ? undefined : outcome.draft,\n      ...(!rejected && { publishedAt: outcome.draft.publishedAt })',
    seenBy: [
      MODEL_CHECK,
      'tests/core/store/article-store.test.ts > leaves the older generation visible to readers',
    ],
  },
  {
    name: 'a rejection removes what readers saw',
    file: 'core/store/head-updates.ts',
    without: '[]',
    seenBy: [MODEL_CHECK, 'tests/core/store/article-store.test.ts > that rejects hides the older generation'],
  },
  {
    name: 'the head is read consistently',
    file: 'core/store/table.ts',
    without: '',
    seenBy: [MODEL_CHECK],
  },
  {
    name: 'collections are read consistently',
    file: 'core/store/table.ts',
    without: '',
    seenBy: [MODEL_CHECK],
  },
  {
    name: 'a reader reads the head again after the items',
    file: 'core/store/article-reader.ts',
    without: 'return { head: after ?? head, passages, entities: entitiesOf(chunks) ?? [] };',
    seenBy: [
      MODEL_CHECK,
      'tests/core/store/article-reader.process.test.ts > reads again when another generation was published meanwhile',
    ],
  },
  {
    name: 'a reader reads the passages of one generation',
    file: 'core/store/article-reader.ts',
    without: "passagePrefix('').slice(0, -1)",
    seenBy: [
      MODEL_CHECK,
      'tests/core/store/article-reader.process.test.ts > reads again when another generation was published meanwhile',
    ],
  },
  {
    name: 'the first record of a slice is kept',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: ['tests/core/store/bundle-store.test.ts > keep their first record'],
  },
  {
    name: 'a bundle is finished only in its own generation',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: ['tests/core/store/bundle-store.test.ts > is recorded any number of times'],
  },
  {
    name: 'a sweep of orphaned items keeps what readers see',
    file: 'core/reconcile/sweep-orphans.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/core/reconcile/sweep-orphans.test.ts > deletes the items of versions neither in progress nor published',
    ],
  },
  {
    name: 'a sweep of orphaned items reads the head after the list',
    file: 'core/reconcile/sweep-orphans.ts',
    without:
      'const head = await store.readHead(articleId);\n  const { keys, guides } = await store.readCollection(articleId);',
    seenBy: [
      MODEL_CHECK,
      'tests/core/reconcile/sweep-orphans.test.ts > leaves the items of a version that starts',
    ],
  },
  {
    name: 'a sweep of orphaned items keeps a guide whose writer may be alive',
    file: 'core/reconcile/sweep-orphans.ts',
    without: 'const old = chunks;',
    seenBy: [
      'tests/core/reconcile/sweep-orphans.test.ts > keeps a guide whose writer may be alive, and deletes it once none can be',
    ],
  },
  {
    name: 'an orphaned guide is deleted only where no writer has put it again',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [
      'tests/core/store/article-store.test.ts > is deleted, but not where a writer has put it again',
      'tests/core/reconcile/sweep-orphans.test.ts > keeps a guide that a writer puts again while it sweeps',
    ],
  },
];
