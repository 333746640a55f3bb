import type { Guard } from './guard.ts';
import { DEAD_LETTERS, DUPLICATES, PARTIAL_FAILURES } from './simulations.ts';

/** Batches, errors, queues, dead letters: what every stage has in common. */
export const MESSAGE_GUARDS: readonly Guard[] = [
  {
    name: 'of a batch, what failed alone goes back',
    file: 'core/runtime/respond-to-batch.ts',
    line: "if (outcome.status === 'fulfilled') return [];",
    without:
      "if (outcomes.every((one) => one.status === 'fulfilled')) return [];\n    if (outcome.status === 'fulfilled') return [{ itemIdentifier: record.messageId }];",
    seenBy: [`${PARTIAL_FAILURES} > every subset of a batch of ten fails`],
  },
  {
    name: 'outcomes stay with their messages where some are no messages',
    file: 'core/runtime/respond-to-batch.ts',
    line: 'outcomes[next++]',
    without: 'outcomes[parsed.indexOf(one)]',
    seenBy: [`${PARTIAL_FAILURES} > a body that is no message fails alone`],
  },
  {
    name: 'an answer is its text’s by Index',
    file: 'functions/enrich/comprehend-calls.ts',
    line: 'ResultList.map((result) => {\n        const index = result.Index ?? -1;',
    without: 'ResultList.map((result, index) => {',
    seenBy: [`${PARTIAL_FAILURES} > every index of an ErrorList`],
  },
  {
    name: 'what DynamoDB left undone is done',
    file: 'core/store/batch-write.ts',
    line: 'const left = answer.UnprocessedItems?.[table] ?? [];',
    without: 'void answer;\n        const left: WriteRequest[] = [];',
    seenBy: [`${PARTIAL_FAILURES} > the UnprocessedItems of DynamoDB`],
  },
  {
    name: 'what SQS refused is sent again',
    file: 'core/runtime/queue.ts',
    line: 'return asked.filter(({ Id }) => failed.has(Id));',
    without: 'return [];',
    seenBy: [
      `${PARTIAL_FAILURES} > the Failed entries of SQS`,
      `${PARTIAL_FAILURES} > until the attempts end in an error`,
    ],
  },
  {
    name: 'of what SQS was sent, what it refused alone is sent again',
    file: 'core/runtime/queue.ts',
    line: 'return asked.filter(({ Id }) => failed.has(Id));',
    without: 'return failed.size > 0 ? asked : [];',
    seenBy: [`${PARTIAL_FAILURES} > the Failed entries of SQS`],
  },
  {
    name: 'bad input is a rejection',
    file: 'functions/split/read-article.ts',
    line: 'if (error instanceof Rejection) return { rejection: error };',
    without: '',
    seenBy: [`${DEAD_LETTERS} > a permanent failure`],
  },
  {
    name: 'a text that Comprehend refuses for good is a reason',
    file: 'functions/enrich/call-batch.ts',
    line: 'outcomes[index] = TRANSIENT_ITEM_ERRORS.has(code)',
    without: 'outcomes[index] = code',
    seenBy: [`${DEAD_LETTERS} > is a reason on the passage in one attempt`],
  },
  {
    name: 'what cannot be cured is given up at its first receive',
    file: 'core/runtime/dead-letters.ts',
    line: 'if (!isPermanent && Number(',
    without: 'if (Number(',
    seenBy: [`${DEAD_LETTERS} > moves to the dead-letter queue after one receive`],
  },
  {
    name: 'what may be cured is tried until the last receive',
    file: 'core/runtime/dead-letters.ts',
    line: '< this.#maxReceiveCount) return false;',
    without: '< 2) return false;',
    seenBy: [`${DEAD_LETTERS} > moves to the dead-letter queue after five receive`],
  },
  {
    name: 'an event repeats with the id it had',
    file: 'functions/publish/article-event.ts',
    line: '.update(JSON.stringify([type, articleId, generation]))',
    without: '.update(String(Math.random()))',
    seenBy: [`${DUPLICATES} > emits its event with one id`],
  },
];
