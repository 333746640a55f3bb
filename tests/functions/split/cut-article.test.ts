import { describe, expect, it } from 'vitest';
import { passageSizeOf, planPassages } from '../../../functions/split/plan-passages.ts';
import type { SplitPorts } from '../../../functions/split/split-article.ts';
import { SETTINGS } from '../../support/articles.ts';
import type { Desk } from '../../support/create-desk.ts';
import { eachWithDesk } from './splitting.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

let desk: Desk;
eachWithDesk('cut', (next) => {
  desk = next;
});

describe('a corrected article', () => {
  const paragraphs = Array.from({ length: 30 }, (_, i) =>
    `Part ${i} was said in Tehran. `.repeat(10 + (i % 5)).trim(),
  );
  const long = paragraphs.join('\n\n');
  const corrected = paragraphs.with(14, 'This part was wrong.').join('\n\n');
  const textsOf = () => desk.queues.passages.take().map(({ passage }) => passage.text);

  it('a correction leaves the breaks outside the changed part where they were', async () => {
    await desk.split(desk.put(long, '01'));
    const before = new Set(textsOf());
    await desk.split(desk.put(corrected, '02'));
    const after = textsOf();
    expect(after.filter((text) => !before.has(text)).length).toBeLessThanOrEqual(3);
    expect(after.join()).toContain('This part was wrong.');
  });

  it('a redelivered correction is cut as it was for the claim, although the plan before it is gone', async () => {
    await desk.split(desk.put(long, '01'));
    desk.queues.passages.take();
    const put = desk.put(corrected, '02');
    await desk.split(put);
    const first = textsOf();
    await desk.split(put);
    expect(textsOf()).toEqual(first);
  });

  it.each<[string, Partial<SplitPorts>]>([
    ['another target', { settings: { ...SETTINGS, targetChars: 1_100 } }],
    ['an engine that bills nothing', { settings: { ...SETTINGS, engine: 'embedded' } }],
    ['newer code', { pipelineVersion: '3' }],
  ])('a correction under %s is planned from the beginning', async (_, ports) => {
    await desk.split(desk.put(long, '01'));
    desk.queues.passages.take();
    await desk.split(desk.put(corrected, '02'), ports);
    const target = ports.settings?.targetChars ?? SETTINGS.targetChars;
    expect(textsOf()).toEqual(planPassages(corrected, passageSizeOf(target)).map(({ text }) => text));
  });

  it('a text that differs from the claimed one is not sent, because its passages would differ', async () => {
    await desk.split(desk.put(long, '01'));
    desk.queues.passages.take();
    const put = desk.put(corrected, '01', { etag: 'etag-01' });
    await expect(desk.split(put)).rejects.toThrow('not the text that was claimed');
    expect(textsOf()).toEqual([]);
  });
});
