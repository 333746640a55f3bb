import { describe, expect, it } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import { line, lines, oneItem, titles } from './bundle-of-lines.ts';
import { createUnbundleHarness } from './create-unbundle-harness.ts';

describe('versions of a bundle', () => {
  it('an older event changes nothing once a newer version was started', async () => {
    const harness = createUnbundleHarness();
    const older = harness.upload(lines(line(1, 'Old')));
    const newer = harness.upload(lines(line(1, 'New')));
    await harness.settle(newer);
    await harness.settle(older);
    expect(titles(harness)).toEqual(['New']);
  });

  it('an event that loses a race against a backfill still starts its own generation', async () => {
    const harness = createUnbundleHarness();
    const event = harness.upload(lines(line(1)));
    const claim = 3;
    harness.interleave(claim, () => harness.deliver(harness.backfill));
    await harness.settle(event);
    expect(await harness.record()).toMatchObject({ status: 'UNBUNDLED', sequencer: padSequencer('01') });
  });

  it('the writes of an invocation that slept through a correction are repaired', async () => {
    // A, then B, then A again, while an invocation that reads B is about to write.
    for (let n = 0; n < 12; n++) {
      const harness = createUnbundleHarness();
      await harness.settle(harness.upload(lines(line(1, 'A'), line(2))));
      const wrong = harness.upload(lines(line(1, 'B'), line(2)));
      await harness.deliver(wrong);
      const [{ message } = { message: wrong }] = harness.queue.splice(0);
      let isInterleaved = false;
      harness.interleave(n, async () => {
        isInterleaved = true;
        // Everything of the newest version except the messages that are delayed until the sleeper is dead.
        await harness.deliver(harness.upload(lines(line(1, 'A'), line(2))));
        for (;;) {
          const i = harness.queue.findIndex(({ delaySeconds }) => delaySeconds === 0);
          if (i < 0) break;
          await harness.deliver(harness.queue.splice(i, 1)[0]?.message as never);
        }
      });
      await harness.deliver(message);
      await harness.settle();
      if (isInterleaved) expect({ n, titles: titles(harness) }).toEqual({ n, titles: ['A', 'Title 2'] });
    }
  });

  it('a version that was put back without an event is started', async () => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(lines(line(1, 'A'))));
    const replaced = harness.upload(lines(line(1, 'B')));
    await harness.deliver(replaced);
    harness.write('bundles/day.jsonl', Buffer.from(lines(line(1, 'A'))));
    await harness.settle();
    expect(await harness.record()).toMatchObject({ status: 'UNBUNDLED' });
    expect(titles(harness)).toEqual(['A']);
  });

  it('a version that was corrected while it was read, and then deleted, ends as GONE', async () => {
    const harness = createUnbundleHarness();
    harness.setTimeLeft(oneItem());
    await harness.deliver(harness.upload(lines(line(1), line(2))));
    await harness.deliver(harness.take());
    const correction = harness.upload(lines(line(1, 'B')));
    // This message finds another version. It is the last one of its chain, and leaves the rest to a reread.
    await harness.deliver(harness.take());
    const removal = harness.remove();
    await harness.deliver(correction);
    await harness.settle(removal);
    expect(await harness.record()).toMatchObject({ status: 'PARTIAL', report: { stop: { reason: 'GONE' } } });
    expect(harness.events).toHaveLength(1);
  });

  it('a backfill starts a version that has no event, and does nothing for a finished one', async () => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(lines(line(1, 'A'))));
    const requests = harness.requests();
    await harness.settle(harness.backfill);
    expect(harness.requests() - requests).toBe(2);
    harness.write('bundles/day.jsonl', Buffer.from(lines(line(1, 'B'))));
    await harness.settle(harness.backfill);
    expect(titles(harness)).toEqual(['B']);
  });
});

describe('a crash', () => {
  const content = lines(line(1), 'bad', line(2), line(1, 'Again'), line(3));
  const corrected = lines(line(1), line(2, 'Corrected'), line(4));

  async function run(hit: (harness: ReturnType<typeof createUnbundleHarness>) => void) {
    const harness = createUnbundleHarness();
    harness.setTimeLeft(oneItem());
    hit(harness);
    await harness.settle(harness.upload(content));
    await harness.settle(harness.upload(corrected));
    return harness;
  }
  const outcomeOf = async (harness: ReturnType<typeof createUnbundleHarness>) => ({
    articles: harness.articles(),
    record: await harness.record(),
    events: [...new Set(harness.events.map((event) => JSON.stringify(event)))].sort(),
  });

  it.each(['before', 'after'] as const)(
    'leaves no trace after a redelivery, whichever request it comes %s',
    async (cut) => {
      const clean = await run(() => {});
      const expected = await outcomeOf(clean);
      expect(expected.events).toHaveLength(2);
      for (let n = 0; n < clean.requests(); n++) {
        const harness = await run((harness) => harness.crashAt(n, cut));
        expect({ n, ...(await outcomeOf(harness)) }).toEqual({ n, ...expected });
      }
    },
    60_000,
  );

  it('after the claim is repaired by the recheck', async () => {
    const harness = createUnbundleHarness();
    const begin = harness.upload(content);
    await harness.deliver(begin);
    // The invocation that made the claim crashed before it sent this message.
    expect(harness.queue.pop()?.message).toMatchObject({ type: 'go-on' });
    expect(harness.queue).toMatchObject([{ message: { isSecondLook: true }, delaySeconds: 180 }]);
    await harness.settle();
    expect((await harness.record())?.status).toBe('PARTIAL');
    expect(harness.events).toHaveLength(1);
  });

  it('messages delivered three times give the same result', async () => {
    const expected = await outcomeOf(await run(() => {}));
    const harness = createUnbundleHarness();
    harness.setTimeLeft(oneItem());
    for (const text of [content, corrected]) {
      const seen = [harness.upload(text)];
      await harness.deliver(seen[0] as never);
      while (harness.queue.length > 0) {
        const message = harness.take();
        seen.push(message);
        await harness.deliver(message);
      }
      for (const message of [...seen, ...seen]) await harness.settle(message);
    }
    expect(await outcomeOf(harness)).toEqual(expected);
  });
});
