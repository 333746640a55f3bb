import { describe, expect, it } from 'vitest';
import { ANALYSES, BASE_ANALYSES } from '../../../core/article/analysis.ts';
import type { Settings } from '../../../core/article/settings.ts';
import { SETTINGS } from '../../support/articles.ts';
import type { Desk } from '../../support/create-desk.ts';
import { eachWithDesk, TEXT } from './splitting.ts';

let desk: Desk;
eachWithDesk('settings', (next) => {
  desk = next;
});

describe('settings', () => {
  const other: Settings = {
    engine: 'comprehend',
    analyses: [...BASE_ANALYSES, 'keyPhrases'],
    targetChars: 400,
  };

  it('a generation keeps its settings in the head, and its messages ask for their analyses', async () => {
    await desk.split(desk.put(TEXT, '01'), { settings: other });
    expect((await desk.head())?.settings).toEqual(other);
    for (const { analyses } of desk.queues.passages.take()) expect(analyses).toEqual(other.analyses);
  });

  it('targeted sentiment is asked for English articles only', async () => {
    const settings: Settings = { ...other, analyses: ANALYSES };
    const german =
      'Die Regierung hat heute beschlossen, den Bau der neuen Brücke über den Fluss zu verschieben.';
    await desk.split(desk.put(german, '01'), { settings });
    await desk.split(desk.put(TEXT, '02'), { settings });
    const [first, second] = desk.queues.passages.take();
    expect(first).toMatchObject({ language: 'de', analyses: ['entities', 'sentiment', 'keyPhrases'] });
    expect(second).toMatchObject({ language: 'en', analyses: ANALYSES });
  });

  it('a redelivery sends the same passages after the settings changed', async () => {
    const put = desk.put(TEXT, '01');
    await desk.split(put);
    const sent = desk.queues.passages.take();
    await desk.split(put, { settings: other });
    expect(desk.queues.passages.take()).toEqual(sent);
  });

  it('a backfill message applies changed settings to a finished article, not to one in progress', async () => {
    await desk.split(desk.put(TEXT, '01'));
    const before = (await desk.head())?.generation;
    await desk.split(desk.backfill, { settings: other });
    expect(await desk.head()).toMatchObject({ generation: before, settings: SETTINGS });
    await desk.settle();
    await desk.split(desk.backfill, { settings: other });
    const after = await desk.head();
    expect(after).toMatchObject({ status: 'ENRICHING', settings: other });
    expect(after?.generation).not.toBe(before);
  });
});
