import { describe, expect, it } from 'vitest';
import { NotYetError } from '../../../core/article/errors.ts';
import type { PassageMessage } from '../../../core/article/messages.ts';
import type { Detection, Detector, Document } from '../../../functions/enrich/detector.ts';
import { NEUTRAL } from '../../support/articles.ts';
import { Enriching } from './enriching.ts';

const given = Enriching.ofFile('analyse');

class Unbilled implements Detector {
  readonly isBilled = false;
  readonly engine = { name: 'free', version: '1' };
  readonly detect: Detector['detect'];

  constructor(inner: Detector) {
    this.detect = (...parameters) => inner.detect(...parameters);
  }
}

describe('enrichPassages', () => {
  it('records no units for an engine that bills nothing', async () => {
    await given.stages.enrich(given.messages, { detector: new Unbilled(given.stages.detector) });
    expect((await given.records())[0]?.usage).toMatchObject({
      entityUnits: 0,
      sentimentUnits: 0,
      cachedUnits: 0,
    });
  });

  it('bills and records a passage once that is delivered five times', async () => {
    await given.stages.enrich(given.messages);
    const before = await given.stages.items();
    for (let i = 0; i < 4; i++)
      expect(await given.outcomes(given.messages)).toEqual(['done', 'done', 'done']);
    expect(given.stages.detector.asked).toHaveLength(3);
    expect(await given.stages.items()).toEqual(before);
  });

  it('bills a text once that occurs several times in a batch', async () => {
    const copies = [
      given.message('Iran said', 0),
      given.message('Iran said', 1),
      given.message('Iran said', 2),
    ];
    await given.stages.enrich(copies);
    expect(given.stages.detector.asked).toHaveLength(1);
    expect((await given.records()).map(({ usage }) => usage)).toEqual([
      {
        entityUnits: 3,
        sentimentUnits: 3,
        cachedUnits: 0,
        calls: ['call'],
        listPrice: { to10M: 0.0006, to50M: 0.0003, beyond: 0.00015 },
      },
      {
        entityUnits: 0,
        sentimentUnits: 0,
        cachedUnits: 6,
        calls: [],
        listPrice: { to10M: 0, to50M: 0, beyond: 0 },
      },
      {
        entityUnits: 0,
        sentimentUnits: 0,
        cachedUnits: 6,
        calls: [],
        listPrice: { to10M: 0, to50M: 0, beyond: 0 },
      },
    ]);
  });

  it('bills the same text in another language separately', async () => {
    const [iran] = given.messages as [PassageMessage];
    await given.stages.enrich([iran, { ...iran, language: 'de', passage: { ...iran.passage, index: 1 } }]);
    expect(given.stages.detector.asked).toHaveLength(2);
  });

  it('bills nothing again after a crash before the record: the cache has the answer', async () => {
    const putPassage = () => Promise.reject(new Error('crash'));
    expect(await given.outcomes(given.messages, { store: { ...given.store(), putPassage } })).toEqual(
      Array(3).fill('crash'),
    );
    expect(await given.outcomes(given.messages)).toEqual(Array(3).fill('done'));
    expect(given.stages.detector.asked).toHaveLength(3);
    expect((await given.records()).map(({ usage }) => usage.cachedUnits)).toEqual([6, 6, 6]);
  });
});

describe('enrichPassages, where one of two analyses is answered,', () => {
  /** Answers one analysis, and an error for the other. */
  class Half implements Detector {
    readonly isBilled = true;
    readonly engine = { name: 'half', version: '1' };
    readonly asked: string[][] = [];
    error: Error | undefined;

    async detect(documents: readonly Document[]): Promise<readonly Detection[]> {
      return documents.map(({ analyses }) => {
        this.asked.push([...analyses]);
        const entities = analyses.includes('entities') && { entities: [] };
        if (this.error) return { analysis: { ...entities, failures: {} }, calls: ['e'], error: this.error };
        return { analysis: { ...entities, sentiment: NEUTRAL, failures: {} }, calls: ['s'] };
      });
    }
  }

  it('does not ask for it again at the redelivery', async () => {
    const detector = new Half();
    const one = given.messages.slice(0, 1);
    detector.error = new Error('broken');
    expect(await given.outcomes(one, { detector })).toEqual(['broken']);
    expect(await given.outcomes(one, { detector })).toEqual(['broken']);
    detector.error = undefined;
    expect(await given.outcomes(one, { detector })).toEqual(['done']);
    expect(detector.asked).toEqual([['entities', 'sentiment'], ['sentiment'], ['sentiment']]);
    expect((await given.records())[0]).toMatchObject({
      entities: [],
      sentiment: NEUTRAL,
      usage: { entityUnits: 0, sentimentUnits: 3, cachedUnits: 3, calls: ['s'] },
    });
  });

  it('does not ask for it again if the passage was sent again', async () => {
    const detector = new Half();
    detector.error = new NotYetError('no turn', 60);
    expect(await given.outcomes(given.messages.slice(0, 1), { detector })).toEqual(['done']);
    expect(await given.records()).toEqual([]);
    const [again] = given.stages.queues.passages.take();
    detector.error = undefined;
    expect(await given.outcomes([again as PassageMessage], { detector })).toEqual(['done']);
    expect(detector.asked).toEqual([['entities', 'sentiment'], ['sentiment']]);
  });
});

describe('enrichPassages, for a text that another function analysed meanwhile,', () => {
  it('takes the answer from the cache, and counts its units as saved', async () => {
    const { detector } = given.stages.ports.enrich;
    let recalled: unknown;
    const waiting: Detector = {
      engine: detector.engine,
      isBilled: true,
      detect: async (documents, _, recall) => {
        // The other function fills the cache and dies.
        await given.stages.enrich(given.messages.slice(0, 1), {
          store: { ...given.store(), putPassage: () => Promise.reject() },
        });
        const known = (await recall?.(documents)) ?? [];
        recalled = known;
        return known.map((found) => ({
          analysis: { ...found, failures: {} },
          calls: [],
          recalled: ['entities', 'sentiment'],
        }));
      },
    };
    expect(await given.outcomes(given.messages.slice(0, 1), { detector: waiting })).toEqual(['done']);
    expect(recalled).toMatchObject([{ entities: [{ text: 'Iran' }], sentiment: NEUTRAL }]);
    expect((await given.records())[0]?.usage).toMatchObject({
      entityUnits: 0,
      sentimentUnits: 0,
      cachedUnits: 6,
    });
  });
});
