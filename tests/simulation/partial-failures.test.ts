import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { BASE_ANALYSES } from '../../core/article/analysis.ts';
import { KeptDays } from '../../core/queries/days/kept-days.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { STAGE_NAMES, type StageName } from '../../core/runtime/stages.ts';
import { batchWrite } from '../../core/store/batch-write.ts';
import { ComprehendDetector } from '../../functions/enrich/comprehend-detector.ts';
import { SETTINGS } from '../support/articles.ts';
import { sqsEvent } from '../support/events.ts';
import { jumpingClock, unhurried } from '../support/unhurried.ts';
import { FakeComprehend } from './fake-comprehend.ts';
import { FakeTable, tableClientOf } from './fake-table.ts';
import { Scheduler } from './scheduler.ts';
import { type Clients, PROCESS_OF } from './stages.ts';

const MESSAGES = 10;
const SUBSETS = Array.from({ length: 2 ** MESSAGES }, (_, bits) =>
  Array.from({ length: MESSAGES }, (_, i) => i).filter((i) => bits & (1 << i)),
);
const log = { info: () => {}, warn: () => {}, error: () => {} };

/** Runs work whose pauses take no real time. */
async function inVirtualTime<T>(work: () => Promise<T>): Promise<T> {
  const scheduler = new Scheduler(
    () => 0.5,
    () => 1,
  );
  let outcome: Promise<T> | undefined;
  let isDone = false;
  scheduler.after(0, () => {
    outcome = work().finally(() => {
      isDone = true;
    });
    outcome.catch(() => {});
  });
  await scheduler.run(() => isDone);
  return outcome as Promise<T>;
}

const WITHOUT_OBJECTS = {
  send: async () => Promise.reject(Object.assign(new Error('gone'), { name: 'NotFound' })),
};

const dayOf = (i: number) => `2025-${String(i + 1).padStart(2, '0')}-10`;
const DAYS = new Set(Array.from({ length: MESSAGES }, (_, i) => `DAY#${dayOf(i)}`));

describe('every subset of a batch of ten fails: it alone is returned to the queue', () => {
  const bodies: Record<StageName, (i: number) => object> = {
    split: (i) => ({ type: 'backfill', bucket: 'b', key: `${i}` }),
    enrich: (i) => ({
      articleId: `${i}`,
      generation: 'g',
      pipelineVersion: '1',
      language: 'en',
      passage: { index: 0, text: 'Arlon' },
    }),
    unbundle: (i) => ({ type: 'go-on', bucket: 'b', key: `${i}`, generation: 'g' }),
    publish: (i) => ({ type: 'publish', articleId: `${i}`, generation: 'g' }),
    // Far from each other, because a digest reads the heads of the days before, too.
    digest: (i) => ({ type: 'day', day: dayOf(i), isAlone: true }),
  };
  const settings = {
    pipelineVersion: '1',
    settings: SETTINGS,
    resweepDelaySeconds: 1,
    keptDays: new KeptDays(),
    restSeconds: 0,
    callsPerSecond: 10,
    clock: jumpingClock(),
    deadline: Number.POSITIVE_INFINITY,
    msLeft: () => Number.POSITIVE_INFINITY,
    now: () => new Date(0),
  };

  it.each(STAGE_NAMES)('%s', async (stage) => {
    // No article is stored, so each message makes one read and no other request that could fail.
    const messages = Array.from({ length: MESSAGES }, (_, i) => bodies[stage](i));
    const event = sqsEvent(messages);
    for (const subset of SUBSETS) {
      const asked: string[] = [];
      let failing = new Set<string>();
      const table = tableClientOf(async (command) => {
        const { input } = command as {
          input: {
            Key?: { pk: string };
            ExpressionAttributeValues?: { ':pk': string };
            RequestItems?: Record<string, { DeleteRequest?: { Key: { pk: string } } }[]>;
          };
        };
        const [deleted] = Object.values(input.RequestItems ?? {}).flat();
        const pk =
          input.Key?.pk ?? input.ExpressionAttributeValues?.[':pk'] ?? deleted?.DeleteRequest?.Key.pk ?? '';
        // A digest reads much else; the head of its day comes first.
        if (stage === 'digest' && !DAYS.has(pk)) return {};
        if (!asked.includes(pk)) asked.push(pk);
        failing = new Set(subset.map((i) => asked[i] ?? ''));
        if (failing.has(pk)) throw new Error('throttled');
        return {};
      });
      const s3 = stage === 'digest' ? { send: async () => ({}) } : WITHOUT_OBJECTS;
      const process = PROCESS_OF[stage]({ table, s3 } as unknown as Clients, settings);
      const { batchItemFailures } = await respondToBatch(event, process, log, {
        take: async () => false,
        isLastReceive: () => false,
      });
      expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(
        subset.map((i) => `message-${i}`),
      );
      expect(asked).toHaveLength(MESSAGES);
    }
  });

  it('a body that is no message fails alone', async () => {
    for (const stage of STAGE_NAMES) {
      const messages = Array.from({ length: MESSAGES }, (_, i) =>
        i === 3 ? 'not JSON' : i === 7 ? { type: 'what' } : bodies[stage](i),
      );
      const clients = {
        table: tableClientOf(async () => ({})),
        s3: stage === 'digest' ? { send: async () => ({}) } : WITHOUT_OBJECTS,
      };
      const process = PROCESS_OF[stage](clients as unknown as Clients, settings);
      const { batchItemFailures } = await respondToBatch(sqsEvent(messages), process, log, {
        take: async () => false,
        isLastReceive: () => false,
      });
      expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
        'message-3',
        'message-7',
      ]);
    }
  });
});

describe('every index of an ErrorList', () => {
  const documents = Array.from({ length: 25 }, (_, i) => ({
    text: `Arlon ${i}`,
    language: 'en' as const,
    analyses: BASE_ANALYSES,
  }));

  /** A detector whose service fails for one text: in one operation, with one code, so many times. */
  function detector(failing: number, operation: string, code: string, times: number) {
    const service = new FakeComprehend(() => false);
    let left = times;
    const send = async (command: { input: { TextList: string[] }; constructor: { name: string } }) => {
      const { TextList } = command.input;
      const at = TextList.indexOf(`Arlon ${failing}`);
      if (at < 0 || left === 0 || !command.constructor.name.includes(operation))
        return service.execute(command);
      left--;
      const others = TextList.filter((_, i) => i !== at);
      const answer = (
        others.length > 0
          ? service.execute(
              Object.assign(Object.create(Object.getPrototypeOf(command)), {
                input: { ...command.input, TextList: others },
              }),
            )
          : { $metadata: {} }
      ) as { ResultList?: { Index: number }[] };
      const ResultList = (answer.ResultList ?? []).map((result) => ({
        ...result,
        Index: result.Index < at ? result.Index : result.Index + 1,
      }));
      return { ...answer, ResultList, ErrorList: [{ Index: at, ErrorCode: code, ErrorMessage: 'no' }] };
    };
    const client = { send } as unknown as ComprehendClient;
    return new ComprehendDetector({ client, ...unhurried() });
  }

  const rows = ['Entities', 'Sentiment'].flatMap((operation) =>
    documents.map((_, index) => [operation, index] as const),
  );

  it.each(rows)('%s, %i: the text of a transient error is sent again, alone', async (operation, index) => {
    const found = await detector(index, operation, 'InternalServerException', 2).detect(
      documents,
      Number.POSITIVE_INFINITY,
    );
    expect(found.map((one) => 'analysis' in one && one.analysis.failures)).toEqual(documents.map(() => ({})));
    expect(found.map((one) => 'analysis' in one && one.analysis.entities?.[0]?.text)).toEqual(
      documents.map(() => 'Arlon'),
    );
  });

  it.each(rows)(
    '%s, %i: a permanent error is that passage’s reason, and no other’s',
    async (operation, index) => {
      const found = await detector(index, operation, 'InvalidRequestException', 99).detect(
        documents,
        Number.POSITIVE_INFINITY,
      );
      const failed = operation === 'Entities' ? { entities: 'TEXT_REFUSED' } : { sentiment: 'TEXT_REFUSED' };
      expect(found.map((one) => 'analysis' in one && one.analysis.failures)).toEqual(
        documents.map((_, i) => (i === index ? failed : {})),
      );
    },
  );

  it.each(rows)(
    '%s, %i: a transient error that persists is an error, never "no entities"',
    async (operation, index) => {
      const found = await detector(index, operation, 'InternalServerException', 99).detect(
        documents,
        Number.POSITIVE_INFINITY,
      );
      expect(found.map((one) => 'error' in one)).toEqual(documents.map((_, i) => i === index));
    },
  );
});

describe('every undone subset of a batch is sent again', () => {
  it('the UnprocessedItems of DynamoDB', async () => {
    for (const subset of SUBSETS) {
      let leaves = subset.map((i) => i);
      let asked = 0;
      const table = new FakeTable({
        leaveUndone: () => leaves.includes(asked++),
        readStale: () => false,
        pageSize: 100,
      });
      const client = tableClientOf(async (command) => {
        asked = 0;
        const answer = table.execute(command as BatchWriteCommand);
        leaves = leaves.slice(0, Math.floor(leaves.length / 2)).map((_, i) => i);
        return answer;
      });
      const requests = Array.from({ length: MESSAGES }, (_, i) => ({
        PutRequest: { Item: { pk: 'p', sk: `${i}` } },
      }));
      await inVirtualTime(() => batchWrite(client, 'table', requests));
      expect(table.partition('p').size).toBe(MESSAGES);
    }
  });

  it('the Failed entries of SQS, so that each message is sent once', async () => {
    for (const subset of SUBSETS) {
      const taken: string[] = [];
      let attempt = 0;
      const send = async ({ input }: SendMessageBatchCommand) => {
        const entries = input.Entries ?? [];
        const refused = attempt++ === 0 ? entries.filter((_, i) => subset.includes(i)) : [];
        for (const entry of entries) if (!refused.includes(entry)) taken.push(entry.MessageBody ?? '');
        return { Failed: refused.map(({ Id }) => ({ Id, Code: 'ServiceUnavailable' })) };
      };
      const queue = new Queue<number>({ send } as unknown as SQSClient, 'url');
      await inVirtualTime(() => queue.send(Array.from({ length: MESSAGES }, (_, i) => i)));
      expect(taken.map(Number).sort()).toEqual(Array.from({ length: MESSAGES }, (_, i) => i));
    }
  });

  it('until the attempts end in an error', async () => {
    const send = async ({ input }: SendMessageBatchCommand) => ({
      Failed: [{ Id: input.Entries?.[0]?.Id, Code: 'InternalError' }],
    });
    const queue = new Queue<number>({ send } as unknown as SQSClient, 'url');
    await expect(inVirtualTime(() => queue.send([1, 2]))).rejects.toThrow('SQS refused 1 messages');
    const table = new FakeTable({ leaveUndone: () => true, readStale: () => false, pageSize: 100 });
    const client = tableClientOf(async (command) => table.execute(command));
    await expect(
      inVirtualTime(() => batchWrite(client, 't', [{ DeleteRequest: { Key: { pk: 'p', sk: 's' } } }])),
    ).rejects.toThrow('DynamoDB left 1 writes undone');
  });
});
