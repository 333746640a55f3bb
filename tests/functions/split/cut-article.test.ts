import { describe, expect, it } from 'vitest';
import { passageSizeOf, planPassages } from '../../../functions/split/plan-passages.ts';
import type { SplitPorts } from '../../../functions/split/split-article.ts';
import { SETTINGS } from '../../support/articles.ts';
import type { TestStages } from '../../support/create-test-stages.ts';
import { eachWithDesk } from './splitting.ts';

let stages: TestStages;
eachWithDesk('cut', (next) => {
  stages = next;
});

describe('a corrected article', () => {
  const paragraphs = Array.from({ length: 30 }, (_, i) =>
    `Part ${i} was said in Tehran. `.repeat(10 + (i % 5)).trim(),
  );
  const long = paragraphs.join('\n\n');
  const corrected = paragraphs.with(14, 'This part was wrong.').join('\n\n');
  const textsOf = () => stages.queues.passages.take().map(({ passage }) => passage.text);

  it('a correction leaves the breaks outside the changed part where they were', async () => {
    await stages.split(stages.put(long, '01'));
    const before = new Set(textsOf());
    await stages.split(stages.put(corrected, '02'));
    const after = textsOf();
    expect(after.filter((text) => !before.has(text)).length).toBeLessThanOrEqual(3);
    expect(after.join()).toContain('This part was wrong.');
  });

  it('a redelivered correction is cut as it was for the claim, although the plan before it is gone', async () => {
    await stages.split(stages.put(long, '01'));
    stages.queues.passages.take();
    const put = stages.put(corrected, '02');
    await stages.split(put);
    const first = textsOf();
    await stages.split(put);
    expect(textsOf()).toEqual(first);
  });

  it.each<[string, Partial<SplitPorts>]>([
    ['another target', { settings: { ...SETTINGS, targetChars: 1_100 } }],
    ['an engine that bills nothing', { settings: { ...SETTINGS, engine: 'embedded' } }],
    ['newer code', { pipelineVersion: '3' }],
  ])('a correction under %s is planned from the beginning', async (_, ports) => {
    await stages.split(stages.put(long, '01'));
    stages.queues.passages.take();
    await stages.split(stages.put(corrected, '02'), ports);
    const target = ports.settings?.targetChars ?? SETTINGS.targetChars;
    expect(textsOf()).toEqual(planPassages(corrected, passageSizeOf(target)).map(({ text }) => text));
  });

  it('a text that differs from the claimed one is not sent, because its passages would differ', async () => {
    await stages.split(stages.put(long, '01'));
    stages.queues.passages.take();
    const put = stages.put(corrected, '01', { etag: 'etag-01' });
    await expect(stages.split(put)).rejects.toThrow('not the text that was claimed');
    expect(textsOf()).toEqual([]);
  });
});
