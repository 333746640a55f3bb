import type { Guard } from './guard.ts';
import { CRASH, DUPLICATES, MODEL_CHECK } from './simulations.ts';

export const TABLE_GUARDS: readonly Guard[] = [
  {
    name: 'claims and burials only over what was seen',
    file: 'core/store/conditions.ts',
    line: "overSeen: { clauses: ['sameGeneration', 'sameSequencer'] }",
    without: 'overSeen: { clauses: [] }',
    seenBy: [`${DUPLICATES} > every message five times`],
  },
  {
    name: 'claims and burials only over the generation seen',
    file: 'core/store/conditions.ts',
    line: "overSeen: { clauses: ['sameGeneration', 'sameSequencer'] }",
    without: "overSeen: { clauses: ['sameSequencer'] }",
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > a function that stalls and continues late`,
      'tests/core/store/article-store.test.ts > is refused over a head of another generation',
      'tests/core/store/bundle-store.test.ts > replaces exactly the record that was read',
    ],
  },
  {
    name: 'claims and burials only over the sequencer seen',
    file: 'core/store/conditions.ts',
    line: "overSeen: { clauses: ['sameGeneration', 'sameSequencer'] }",
    without: "overSeen: { clauses: ['sameGeneration'] }",
    seenBy: [
      `${CRASH} > a function that stalls and continues late`,
      'tests/core/store/article-store.test.ts > is refused over a head that an event has looked at since',
      'tests/core/store/bundle-store.test.ts > replaces exactly the record that was read',
    ],
  },
  {
    name: 'claims over nothing only where nothing stands',
    file: 'core/store/conditions.ts',
    line: "overNothing: { clauses: ['absent'] }",
    without: 'overNothing: { clauses: [] }',
    seenBy: [
      MODEL_CHECK,
      'tests/core/store/article-store.test.ts > is refused if a head exists that was not read',
      'tests/core/store/bundle-store.test.ts > creates the record once',
    ],
  },
  {
    name: 'the first analysis of a passage stands',
    file: 'core/store/conditions.ts',
    line: "putPassage: { clauses: ['absent'] }",
    without: 'putPassage: { clauses: [] }',
    seenBy: [MODEL_CHECK, 'tests/core/store/article-store.test.ts > keep their first record'],
  },
  {
    name: 'a passage is settled in its own generation',
    file: 'core/store/conditions.ts',
    line: "settlePassages: { clauses: ['sameGeneration'] }",
    without: 'settlePassages: { clauses: [] }',
    seenBy: [MODEL_CHECK, 'tests/core/store/article-store.test.ts > are not settled in another generation'],
  },
  {
    name: 'a flip only of the newest generation',
    file: 'core/store/conditions.ts',
    line: "flip: { clauses: ['sameGeneration', 'nothingPending'] }",
    without: "flip: { clauses: ['nothingPending'] }",
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > a function that stalls and continues late`,
      'tests/core/store/article-store.test.ts > is refused for a generation that is no longer the newest',
    ],
  },
  {
    name: 'a flip only of a whole generation',
    file: 'core/store/conditions.ts',
    line: "flip: { clauses: ['sameGeneration', 'nothingPending'] }",
    without: "flip: { clauses: ['sameGeneration'] }",
    seenBy: ['tests/core/store/article-store.test.ts > is refused while a passage is pending'],
  },
  {
    name: 'the draft',
    file: 'core/store/head-updates.ts',
    line: 'draft: rejected ? undefined : outcome.draft,',
    without: 'draft: rejected ? undefined : outcome.draft, ...(!rejected && { title: outcome.draft.title }),',
    seenBy: [
      MODEL_CHECK,
      'tests/core/store/article-store.test.ts > leaves the older generation visible to readers',
    ],
  },
  {
    name: 'a rejection takes away what readers saw',
    file: 'core/store/head-updates.ts',
    line: "rejected ? ['published', ...VISIBLE_ATTRIBUTES] : [],",
    without: '[],',
    seenBy: [MODEL_CHECK, 'tests/core/store/article-store.test.ts > that rejects hides the older generation'],
  },
  {
    name: 'consistent reads of the head',
    file: 'core/store/table.ts',
    line: 'new GetCommand({ TableName: this.#name, Key: key, ConsistentRead: true }),',
    without: 'new GetCommand({ TableName: this.#name, Key: key }),',
    seenBy: [MODEL_CHECK],
  },
  {
    name: 'consistent reads of the collection',
    file: 'core/store/table.ts',
    line: "ExpressionAttributeValues: { ':pk': partition, ...(prefix && { ':prefix': prefix }) },\n        ConsistentRead: true,",
    without: "ExpressionAttributeValues: { ':pk': partition, ...(prefix && { ':prefix': prefix }) },",
    seenBy: [MODEL_CHECK],
  },
  {
    name: 'readers read the head again',
    file: 'core/store/article-reader.ts',
    line: 'if (after?.published === head.published) return { head: after, passages, entities };',
    without: 'return { head: after ?? head, passages, entities };',
    seenBy: [
      MODEL_CHECK,
      'tests/core/store/article-reader.test.ts > reads again when another generation was published meanwhile',
    ],
  },
  {
    name: 'readers read one generation',
    file: 'core/store/article-reader.ts',
    line: 'passagePrefix(head.published)',
    without: "passagePrefix('').slice(0, -1)",
    seenBy: [
      MODEL_CHECK,
      'tests/core/store/article-reader.test.ts > reads again when another generation was published meanwhile',
    ],
  },
  {
    name: 'the first slice at a place stands',
    file: 'core/store/conditions.ts',
    line: "putSlice: { clauses: ['absent'] }",
    without: 'putSlice: { clauses: [] }',
    seenBy: ['tests/core/store/bundle-store.test.ts > keep their first record'],
  },
  {
    name: 'a bundle is finished in its own generation',
    file: 'core/store/conditions.ts',
    line: "finishBundle: { clauses: ['sameGeneration'] }",
    without: 'finishBundle: { clauses: [] }',
    seenBy: ['tests/core/store/bundle-store.test.ts > is recorded any number of times'],
  },
  {
    name: 'a sweep of orphaned items spares what readers see',
    file: 'core/reconcile/sweep-orphans.ts',
    line: 'return generation !== head?.generation && generation !== head?.published;',
    without: 'return generation !== head?.generation;',
    seenBy: [
      MODEL_CHECK,
      'tests/core/reconcile/sweep-orphans.test.ts > deletes the items of versions neither in progress nor published',
    ],
  },
  {
    name: 'a sweep of orphaned items reads the head after the list',
    file: 'core/reconcile/sweep-orphans.ts',
    line: "const { keys } = await store.readCollection(articleId, '');\n  const head = await store.readHead(articleId);",
    without:
      "const head = await store.readHead(articleId);\n  const { keys } = await store.readCollection(articleId, '');",
    seenBy: [
      MODEL_CHECK,
      'tests/core/reconcile/sweep-orphans.test.ts > leaves the items of a version that starts',
    ],
  },
];
