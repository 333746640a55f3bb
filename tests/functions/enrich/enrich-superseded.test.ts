import { describe, expect, it } from 'vitest';
import { Enriching } from './enriching.ts';

const given = Enriching.ofFile('superseded');

describe('enrichPassages, for a superseded passage,', () => {
  it('bills nothing, and removes its item', async () => {
    await given.stages.enrich(given.messages.slice(0, 1));
    await given.claim('g6', '06');
    given.stages.detector.asked.length = 0;
    expect(await given.outcomes(given.messages)).toEqual(['done', 'done', 'done']);
    expect(given.stages.detector.asked).toEqual([]);
    expect(await given.stages.keys()).toEqual(['HEAD']);
  });

  it('leaves an item that readers still see', async () => {
    await given.stages.enrich(given.messages);
    for (const one of given.stages.queues.publications.take()) await given.stages.publish(one);
    await given.claim('g6', '06');
    const before = await given.stages.items();
    await given.stages.enrich(given.messages);
    expect(await given.stages.items()).toEqual(before);
  });

  it('writes no record of one that is superseded while it is analysed, and settles no passage of the newer generation', async () => {
    given.stages.detector.meanwhile = () => given.claim('g6', '06');
    expect(await given.outcomes(given.messages)).toEqual(['done', 'done', 'done']);
    expect(await given.stages.keys()).toEqual(['HEAD']);
    expect((await given.stages.head())?.pending).toEqual(new Set([0, 1, 2]));
    expect(given.stages.queues.publications.sent).toEqual([]);
  });

  it('writes no record of one that is superseded while it is analysed, also if it occurs twice in the batch', async () => {
    given.stages.detector.meanwhile = () => given.claim('g6', '06');
    expect(await given.outcomes([...given.messages, ...given.messages])).toEqual(Array(6).fill('done'));
    expect(await given.stages.keys()).toEqual(['HEAD']);
  });

  it('writes no record of an article without a head', async () => {
    const gone = { ...given.message('Iran said', 0), articleId: 'never-claimed' };
    expect(await given.outcomes([gone])).toEqual(['done']);
    expect(given.stages.detector.asked).toEqual([]);
  });
});
