import { describe, expect, it, vi } from 'vitest';
import { ANALYSES, BASE_ANALYSES } from '../../../core/article/analysis.ts';
import type { PassageMessage } from '../../../core/article/messages.ts';
import { aClaim } from '../../support/articles.ts';
import type { TestStages } from '../../support/create-test-stages.ts';
import { Enriching } from './enriching.ts';

const given = Enriching.ofFile('enrich');

describe('enrichPassages', () => {
  it('records and settles each passage, and sends publish a message after the last one', async () => {
    expect(await given.outcomes(given.messages.slice(0, 2))).toEqual(['done', 'done']);
    expect(given.stages.queues.publications.sent).toEqual([]);
    expect(await given.outcomes(given.messages.slice(2))).toEqual(['done']);
    expect(given.stages.queues.publications.sent).toEqual([given.publication()]);
    expect(await given.stages.head()).not.toHaveProperty('pending');
    const [first] = await given.records();
    expect(first).toMatchObject({
      index: 0,
      text: given.textOf('Iran said'),
      entities: [{ type: 'LOCATION', text: 'Iran', begin: 0, end: 4 }],
      sentiment: { label: 'NEUTRAL' },
      usage: {
        entityUnits: 3,
        sentimentUnits: 3,
        cachedUnits: 0,
        calls: ['call'],
        listPrice: { to10M: 0.0006, to50M: 0.0003, beyond: 0.00015 },
      },
      engine: { name: 'fake', version: '1' },
    });
    expect(first).not.toHaveProperty('failures');
  });

  it('settles the passages of an article in one write, and sends all given.messages to publish in one request', async () => {
    const other = given.createTestStages();
    await other.store.claim(aClaim({ articleId: other.articleId, generation: 'g5', pipelineVersion: '2' }));
    const settlePassages = vi.fn(given.stages.store.settlePassages.bind(given.stages.store));
    const send = vi.fn(async () => {});
    const others = [0, 1].map((index) => ({
      ...given.message('Iran said', index),
      articleId: other.articleId,
    }));
    const all = [...given.messages.slice(0, 2), ...others, ...given.messages.slice(2)];
    await given.stages.enrich(all, { store: { ...given.store(), settlePassages }, publications: { send } });
    expect(settlePassages.mock.calls).toEqual([
      [given.stages.articleId, 'g5', [0, 1, 2]],
      [other.articleId, 'g5', [0, 1]],
    ]);
    expect(send.mock.calls).toEqual([
      [[given.publication(), { ...given.publication(), articleId: other.articleId }]],
    ]);
  });

  it('settles only the passages that were recorded', async () => {
    const putPassage: TestStages['store']['putPassage'] = (passage) =>
      passage.index === 1 ? Promise.reject(new Error('throttled')) : given.stages.store.putPassage(passage);
    expect(await given.outcomes(given.messages, { store: { ...given.store(), putPassage } })).toEqual([
      'done',
      'throttled',
      'done',
    ]);
    expect((await given.stages.head())?.pending).toEqual(new Set([1]));
    expect(given.stages.queues.publications.sent).toEqual([]);
  });

  it('analyses for what the generation was started with, and names an analysis that is off in the failures', async () => {
    const [first, second] = given.messages as [PassageMessage, PassageMessage];
    await given.stages.enrich([{ ...first, analyses: ANALYSES }, second], {
      analyses: [...BASE_ANALYSES, 'keyPhrases'],
    });
    expect(given.stages.detector.asked.map(({ analyses }) => analyses)).toEqual([
      ['entities', 'sentiment', 'keyPhrases'],
      ['entities', 'sentiment'],
    ]);
    const [all, base] = await given.records();
    expect(all?.failures).toEqual({ targetedSentiment: 'ANALYSIS_OFF' });
    expect(base).not.toHaveProperty('failures');
  });

  it('does nothing for no given.messages', async () => {
    expect(await given.stages.enrich([])).toEqual([]);
    expect(given.stages.detector.asked).toEqual([]);
  });
});

describe('enrichPassages, beside a concurrent duplicate,', () => {
  it('keeps the first record, and sends publish at least one message', async () => {
    const bills = given.stages.detector;
    bills.meanwhile = async () => {
      bills.meanwhile = undefined;
      await given.stages.enrich(given.messages);
    };
    expect(await given.outcomes(given.messages)).toEqual(['done', 'done', 'done']);
    expect(await given.records()).toHaveLength(3);
    expect(given.stages.queues.publications.sent.length).toBeGreaterThan(0);
    expect(await given.stages.head()).not.toHaveProperty('pending');
  });
});

describe('enrichPassages, for a message of another version,', () => {
  it('fails one that is newer than this code: it is left to newer code', async () => {
    const newer = given.messages.map((one) => ({ ...one, pipelineVersion: '3' }));
    expect(await given.outcomes(newer)).toEqual(
      Array(3).fill('The passage is of pipeline 3, newer than 2: newer code analyses it'),
    );
    expect(given.stages.detector.asked).toEqual([]);
  });

  it('has the article of an older one split again', async () => {
    expect(await given.outcomes([{ ...given.message('Iran said', 0), pipelineVersion: '1' }])).toEqual([
      'done',
    ]);
    expect(given.stages.detector.asked).toEqual([]);
    expect(given.stages.queues.objectEvents.sent).toEqual([
      { type: 'backfill', bucket: 'articles', key: 'article.txt' },
    ]);
  });
});
