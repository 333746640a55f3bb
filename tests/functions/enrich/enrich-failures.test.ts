import { describe, expect, it, vi } from 'vitest';
import { NotYetError } from '../../../core/article/errors.ts';
import type { PassageMessage } from '../../../core/article/messages.ts';
import type { Detector } from '../../../functions/enrich/detector.ts';
import type { TestStages } from '../../support/create-test-stages.ts';
import { Enriching } from './enriching.ts';

const given = Enriching.ofFile('failures');

describe('enrichPassages, for a passage that is throttled,', () => {
  it('fails only that passage, which stays pending, and records the others', async () => {
    given.stages.detector.throttled.add('Trump');
    expect(await given.outcomes(given.messages)).toEqual(['done', 'slow down', 'done']);
    expect((await given.records()).map(({ index }) => index)).toEqual([0, 2]);
    expect((await given.stages.head())?.pending).toEqual(new Set([1]));
    given.stages.detector.throttled.clear();
    expect(await given.outcomes([given.messages[1] as PassageMessage])).toEqual(['done']);
    expect(given.stages.queues.publications.sent).toEqual([given.publication()]);
  });

  it('fails the other passages of the same text, too, and caches nothing', async () => {
    given.stages.detector.throttled.add('Iran');
    expect(await given.outcomes([given.message('Iran said', 0), given.message('Iran said', 1)])).toEqual([
      'slow down',
      'slow down',
    ]);
    given.stages.detector.throttled.clear();
    await given.stages.enrich(given.messages);
    expect(given.stages.detector.asked).toHaveLength(4);
  });
});

describe('enrichPassages, for a passage that has to wait,', () => {
  it('sends its message again, once and unchanged, neither fails nor settles it, and records the others', async () => {
    const { detector } = given.stages.ports.enrich;
    const wait = new NotYetError('no turn', 60);
    const waiting: Detector = {
      ...detector,
      engine: detector.engine,
      isBilled: true,
      detect: async (documents, deadline) => {
        const found = await detector.detect(documents, deadline);
        return found.map((one, i) =>
          i === 1 ? { analysis: { failures: {} }, calls: [], error: wait } : one,
        );
      },
    };
    expect(await given.outcomes(given.messages, { detector: waiting })).toEqual(['done', 'done', 'done']);
    expect(given.stages.queues.passages.sent).toEqual([given.messages[1]]);
    expect((await given.stages.head())?.pending).toEqual(new Set([1]));
    expect(await given.outcomes(given.stages.queues.passages.take())).toEqual(['done']);
    expect(given.stages.queues.publications.sent).toEqual([given.publication()]);
  });

  it('fails it where it cannot be sent again', async () => {
    const detector: Detector = {
      engine: { name: 'late', version: '1' },
      isBilled: true,
      detect: async (documents) =>
        documents.map(() => ({
          analysis: { failures: {} },
          calls: [],
          error: new NotYetError('no turn', 60),
        })),
    };
    given.stages.queues.passages.refuse = new Error('SQS is away');
    expect(await given.outcomes(given.messages, { detector })).toEqual(Array(3).fill('SQS is away'));
  });
});

describe('enrichPassages, after a failure', () => {
  it('that is permanent, records the reason, settles the passage and caches no failure', async () => {
    given.stages.detector.failing.set('Trump', 'TEXT_REFUSED');
    expect(await given.outcomes(given.messages)).toEqual(['done', 'done', 'done']);
    const failed = (await given.records())[1];
    expect(failed).toMatchObject({
      failures: { entities: 'TEXT_REFUSED' },
      usage: { entityUnits: 0, sentimentUnits: 3 },
    });
    expect(failed).not.toHaveProperty('entities');
    const asked = given.stages.detector.asked.length;
    await given.claim('g6', '06');
    await given.stages.enrich([{ ...given.message('Trump said', 1), generation: 'g6' }]);
    expect(given.stages.detector.asked).toHaveLength(asked + 1);
  });

  it('of the engine, fails only the passages that needed it', async () => {
    await given.stages.enrich(given.messages.slice(0, 1));
    given.stages.detector.meanwhile = () => Promise.reject(new Error('no network'));
    expect(await given.outcomes(given.messages)).toEqual(['done', 'no network', 'no network']);
  });

  it('to read the cache, fails the passages that needed it, and bills nothing', async () => {
    const { cache } = given.stages.ports.enrich;
    const broken = { read: () => Promise.reject(new Error('throttled')), write: cache.write.bind(cache) };
    expect(await given.outcomes(given.messages, { cache: broken })).toEqual(Array(3).fill('throttled'));
    expect(given.stages.detector.asked).toEqual([]);
  });

  it('to write the cache, records what was billed and logs the failure', async () => {
    const { cache } = given.stages.ports.enrich;
    const broken = { read: cache.read.bind(cache), write: () => Promise.reject(new Error('throttled')) };
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    expect(await given.outcomes(given.messages, { cache: broken, log })).toEqual(Array(3).fill('done'));
    expect(await given.records()).toHaveLength(3);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it('to read the head of one article, records the passages of another', async () => {
    const other = given.createTestStages();
    const readHead = (articleId: string) =>
      articleId === other.articleId
        ? Promise.reject(new Error('throttled'))
        : given.stages.store.readHead(articleId);
    const [iran] = given.messages as [PassageMessage];
    const store = { ...given.store(), readHead };
    expect(await given.outcomes([{ ...iran, articleId: other.articleId }, iran], { store })).toEqual([
      'throttled',
      'done',
    ]);
  });

  it('to send publish a message, fails the last passage, whose redelivery sends it', async () => {
    await given.stages.enrich(given.messages.slice(0, 2));
    given.stages.queues.publications.refuse = new Error('SQS is away');
    expect(await given.outcomes(given.messages.slice(2))).toEqual(['SQS is away']);
    expect(await given.outcomes(given.messages.slice(2))).toEqual(['done']);
    expect(given.stages.queues.publications.sent).toEqual([given.publication()]);
    expect(given.stages.detector.asked).toHaveLength(3);
  });

  it('to learn that a passage was settled, completes it at the redelivery without billing it', async () => {
    await given.stages.enrich(given.messages.slice(0, 2));
    const settlePassages: TestStages['store']['settlePassages'] = async (...parameters) => {
      await given.stages.store.settlePassages(...parameters);
      throw new Error('socket hang up');
    };
    expect(
      await given.outcomes(given.messages.slice(2), { store: { ...given.store(), settlePassages } }),
    ).toEqual(['socket hang up']);
    expect(given.stages.queues.publications.sent).toEqual([]);
    expect(await given.outcomes(given.messages.slice(2))).toEqual(['done']);
    expect(given.stages.queues.publications.sent).toEqual([given.publication()]);
    expect(given.stages.detector.asked).toHaveLength(3);
  });
});
