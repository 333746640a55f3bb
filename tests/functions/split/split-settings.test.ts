import { describe, expect, it } from 'vitest';
import { ANALYSES, BASE_ANALYSES } from '../../../core/article/analysis.ts';
import type { Settings } from '../../../core/article/settings.ts';
import { SETTINGS } from '../../support/articles.ts';
import type { TestStages } from '../../support/create-test-stages.ts';
import { eachWithDesk, TEXT } from './splitting.ts';

let stages: TestStages;
eachWithDesk('settings', (next) => {
  stages = next;
});

describe('settings', () => {
  const other: Settings = {
    engine: 'comprehend',
    analyses: [...BASE_ANALYSES, 'keyPhrases'],
    targetChars: 400,
  };

  it('a generation keeps its settings in the head, and its messages ask for their analyses', async () => {
    await stages.split(stages.put(TEXT, '01'), { settings: other });
    expect((await stages.head())?.settings).toEqual(other);
    for (const { analyses } of stages.queues.passages.take()) expect(analyses).toEqual(other.analyses);
  });

  it('targeted sentiment is asked for English articles only', async () => {
    const settings: Settings = { ...other, analyses: ANALYSES };
    const german =
      'Die Regierung hat heute beschlossen, den Bau der neuen Brücke über den Fluss zu verschieben.';
    await stages.split(stages.put(german, '01'), { settings });
    await stages.split(stages.put(TEXT, '02'), { settings });
    const [first, second] = stages.queues.passages.take();
    expect(first).toMatchObject({ language: 'de', analyses: ['entities', 'sentiment', 'keyPhrases'] });
    expect(second).toMatchObject({ language: 'en', analyses: ANALYSES });
  });

  it('a redelivery sends the same passages after the settings changed', async () => {
    const put = stages.put(TEXT, '01');
    await stages.split(put);
    const sent = stages.queues.passages.take();
    await stages.split(put, { settings: other });
    expect(stages.queues.passages.take()).toEqual(sent);
  });

  it('a backfill message applies changed settings to a finished article, not to one in progress', async () => {
    await stages.split(stages.put(TEXT, '01'));
    const before = (await stages.head())?.generation;
    await stages.split(stages.backfill, { settings: other });
    expect(await stages.head()).toMatchObject({ generation: before, settings: SETTINGS });
    await stages.settle();
    await stages.split(stages.backfill, { settings: other });
    const after = await stages.head();
    expect(after).toMatchObject({ status: 'ENRICHING', settings: other });
    expect(after?.generation).not.toBe(before);
  });
});
