import type { Guard } from './guard.ts';
import { DEAD_LETTERS, DUPLICATES, PARTIAL_FAILURES } from './simulations.ts';

/** Batches, errors, queues, dead letters: what every stage has in common. */
export const MESSAGE_GUARDS: readonly Guard[] = [
  {
    name: 'only the failed messages of a batch are retried',
    file: 'core/runtime/respond-to-batch.ts',
    without:
      "if (outcomes.every((one) => one.status === 'fulfilled')) return [];\n    if (outcome.status === 'fulfilled') return [{ itemIdentifier: record.messageId }];",
    seenBy: [`${PARTIAL_FAILURES} > every subset of a batch of ten fails`],
  },
  {
    name: 'each outcome belongs to its message',
    file: 'core/runtime/respond-to-batch.ts',
    without: 'parsed.indexOf(one)',
    seenBy: [`${PARTIAL_FAILURES} > a body that is no message fails alone`],
  },
  {
    name: 'a result is matched to its text by Index',
    file: 'functions/enrich/comprehend-calls.ts',
    without: 'const index = ResultList.indexOf(result);',
    seenBy: [`${PARTIAL_FAILURES} > every index of an ErrorList`],
  },
  {
    name: 'writes that DynamoDB left undone are sent again',
    file: 'core/store/batch-write.ts',
    without: 'const left = [];',
    seenBy: [`${PARTIAL_FAILURES} > the UnprocessedItems of DynamoDB`],
  },
  {
    name: 'messages that SQS rejected are sent again',
    file: 'core/runtime/queue.ts',
    without: 'return [];',
    seenBy: [
      `${PARTIAL_FAILURES} > the Failed entries of SQS`,
      `${PARTIAL_FAILURES} > until the attempts end in an error`,
    ],
  },
  {
    name: 'only the messages that SQS rejected are sent again',
    file: 'core/runtime/queue.ts',
    without: 'return failed.size > 0 ? asked : [];',
    seenBy: [`${PARTIAL_FAILURES} > the Failed entries of SQS`],
  },
  {
    name: 'unreadable input leads to a rejection',
    file: 'functions/split/read-article.ts',
    without: '',
    seenBy: [`${DEAD_LETTERS} > a permanent failure`],
  },
  {
    name: 'a text that Comprehend rejects leads to a reason',
    file: 'functions/enrich/call-batch.ts',
    without: 'true',
    seenBy: [`${DEAD_LETTERS} > is a reason on the passage in one attempt`],
  },
  {
    name: 'an analysis that failed is given up at the last receive only',
    file: 'functions/enrich/distinct-texts.ts',
    without: 'true',
    seenBy: [
      `${DEAD_LETTERS} > is retried until the last receive`,
      `${DEAD_LETTERS} > is enriched if a receive before the last succeeds`,
    ],
  },
  {
    name: 'a permanent failure is moved to the dead-letter queue at its first receive',
    file: 'core/runtime/dead-letters.ts',
    without: '',
    seenBy: [`${DEAD_LETTERS} > moves to the dead-letter queue after one receive`],
  },
  {
    name: 'any other failure is retried until the last receive',
    file: 'core/runtime/dead-letters.ts',
    without: '2',
    seenBy: [`${DEAD_LETTERS} > moves to the dead-letter queue after five receive`],
  },
  {
    name: 'a repeated event keeps its id',
    file: 'functions/publish/article-event.ts',
    without: 'String(Math.random())',
    seenBy: [`${DUPLICATES} > emits its event with one id`],
  },
];
