import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ARTICLES_PREFIX } from '../../../core/article/bundle.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import { createBundleDesk } from './create-bundle-desk.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

const line = (id: number, title = `Title ${id}`) => JSON.stringify({ id, title, text: `${title} said.` });
const lines = (...all: string[]) => `${all.join('\n')}\n`;
const titles = (desk: ReturnType<typeof createBundleDesk>) =>
  Object.values(desk.articles())
    .map((body) => JSON.parse(body).title)
    .sort();

describe('a bundle', () => {
  it('becomes an object for each article, as the line says it', async () => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop(lines(line(1), line(2))));
    expect(Object.values(desk.articles()).sort()).toEqual([line(1), line(2)]);
    expect(Object.keys(desk.articles()).every((key) => key.startsWith('articles/day.jsonl/'))).toBe(true);
    expect(await desk.record()).toMatchObject({
      status: 'UNBUNDLED',
      report: {
        format: 'json-lines',
        counts: { items: 2, written: 2, unchanged: 0, faults: {} },
        faults: [],
      },
    });
    expect(desk.events).toMatchObject([
      { type: 'bundle.unbundled', detail: { bucket: 'articles', status: 'UNBUNDLED' } },
    ]);
  });

  it('dropped twice puts nothing twice', async () => {
    const desk = createBundleDesk();
    const content = lines(line(1), line(2));
    await desk.settle(desk.drop(content));
    await desk.settle(desk.drop(content));
    expect(desk.puts).toHaveLength(2);
    expect((await desk.record())?.report?.counts).toMatchObject({ written: 0, unchanged: 2 });
  });

  it('corrected and dropped again overwrites what changed, and that alone', async () => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop(lines(line(1), line(2))));
    await desk.settle(desk.drop(lines(line(2, 'Corrected'), line(1), line(3))));
    expect(titles(desk)).toEqual(['Corrected', 'Title 1', 'Title 3']);
    expect(desk.puts).toHaveLength(4);
    expect((await desk.record())?.report?.counts).toMatchObject({ written: 2, unchanged: 1 });
  });

  it('that is dropped again restores an article that was deleted by hand', async () => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop(lines(line(1))));
    for (const key of Object.keys(desk.articles())) desk.objects.delete(key);
    await desk.settle(desk.drop(lines(line(1))));
    expect(titles(desk)).toEqual(['Title 1']);
  });

  it('whose events are delivered again does not bring back what was deleted by hand since', async () => {
    const desk = createBundleDesk();
    const event = desk.drop(lines(line(1)));
    await desk.settle(event);
    for (const key of Object.keys(desk.articles())) desk.objects.delete(key);
    await desk.settle(event);
    const generation = (await desk.record())?.generation ?? '';
    await desk.settle({ type: 'go-on', bucket: 'articles', key: 'bundles/day.jsonl', generation });
    expect(desk.articles()).toEqual({});
  });

  it('that is deleted leaves its articles alone', async () => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop(lines(line(1))));
    await desk.settle(desk.remove());
    expect(titles(desk)).toEqual(['Title 1']);
    expect(await desk.record()).toMatchObject({ status: 'UNBUNDLED' });
  });

  it('that is deleted while it is read says so, and is read to its end when it is put back', async () => {
    const desk = createBundleDesk();
    const content = lines(line(1), line(2));
    desk.time(oneItem());
    await desk.deliver(desk.drop(content));
    await desk.deliver(desk.take());
    desk.remove();
    await desk.settle();
    expect(await desk.record()).toMatchObject({ status: 'PARTIAL', report: { stop: { reason: 'GONE' } } });
    expect(titles(desk)).toEqual(['Title 1']);
    desk.time(() => 120_000);
    const { etag: _, ...putBack } = desk.drop(content) as { etag?: string } & ReturnType<typeof desk.drop>;
    await desk.settle({ ...putBack, kind: 'delete' } as never);
    expect(titles(desk)).toEqual(['Title 1', 'Title 2']);
  });

  it('that is deleted while it is read, its message lost, comes to its end by a backfill', async () => {
    const desk = createBundleDesk();
    desk.time(oneItem());
    await desk.deliver(desk.drop(lines(line(1), line(2))));
    await desk.deliver(desk.take());
    desk.remove();
    desk.queue.splice(0);
    await desk.settle(desk.backfill);
    expect(await desk.record()).toMatchObject({ status: 'PARTIAL', report: { stop: { reason: 'GONE' } } });
    await desk.settle(desk.backfill);
    expect(desk.events).toHaveLength(1);
  });

  it.each([
    ['nothing', '', 'EMPTY'],
    ['white space', ' \n\n', 'EMPTY'],
    ['prose', 'Harbour opens\n\nIt opens.', 'UNSUPPORTED_FORMAT'],
    ['a list', '[{"title":"A"}]', 'UNSUPPORTED_FORMAT'],
    ['a list over many lines', '[\n  {\n    "title": "A"\n  }\n]\n', 'UNSUPPORTED_FORMAT'],
    ['a page', '<!doctype html><html><body></body></html>', 'UNSUPPORTED_FORMAT'],
    ['entities', '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel></channel></rss>', 'UNSUPPORTED_FORMAT'],
    ['an unknown encoding', '<?xml version="1.0" encoding="x-klingon"?><rss/>', 'UNDECODABLE'],
    ['damaged gzip', Buffer.concat([gzipSync('{}').subarray(0, 12), Buffer.alloc(9)]), 'UNDECODABLE'],
  ])('of %s is rejected in one attempt', async (_, content, reason) => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop(content));
    expect(await desk.record()).toMatchObject({ status: 'REJECTED', report: { stop: { reason } } });
    expect(desk.events).toMatchObject([{ type: 'bundle.rejected' }]);
  });

  it('that unpacks to far more than any text does is rejected, and not unpacked to its end', async () => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop(gzipSync(`{"text":"${'x'.repeat(40_000_000)}"}`)));
    expect(await desk.record()).toMatchObject({
      status: 'REJECTED',
      report: { stop: { reason: 'OBJECT_TOO_LARGE', detail: expect.stringContaining('200 times') } },
    });
  });

  it('of no items is rejected', async () => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop('<rss><channel><title>T</title></channel></rss>'));
    expect(await desk.record()).toMatchObject({ status: 'REJECTED', report: { stop: { reason: 'EMPTY' } } });
  });

  it('with bad lines says which, and takes the others', async () => {
    const desk = createBundleDesk();
    const bad = [line(1), 'no json', '', '[1]', '7', line(1, 'Same id'), '{"title":"cut', line(2)];
    await desk.settle(
      desk.drop(Buffer.concat([Buffer.from(lines(...bad)), Buffer.from([0x7b, 0xff, 0x7d, 0x0a])])),
    );
    expect(titles(desk)).toEqual(['Title 1', 'Title 2']);
    const record = await desk.record();
    expect(record).toMatchObject({
      status: 'PARTIAL',
      report: { counts: { items: 8, written: 2, faults: { NOT_JSON: 4, DUPLICATE: 1, UNDECODABLE: 1 } } },
    });
    expect(record?.report?.faults.map(({ number, reason }) => `${number} ${reason}`)).toEqual([
      '2 NOT_JSON',
      '4 NOT_JSON',
      '5 NOT_JSON',
      '6 DUPLICATE',
      '7 NOT_JSON',
      '9 UNDECODABLE',
    ]);
    expect(record?.report?.faults[3]?.detail).toContain('item 1');
  });

  it('that breaks off keeps what was whole', async () => {
    const desk = createBundleDesk();
    const many = Array.from({ length: 3_000 }, (_, i) => line(i, `Title ${i} ${Math.sin(i)}`));
    await desk.settle(desk.drop(gzipSync(lines(...many)).subarray(0, -500)));
    const record = await desk.record();
    expect(record).toMatchObject({ status: 'PARTIAL', report: { stop: { reason: 'UNDECODABLE' } } });
    expect(record?.report?.counts.written).toBe(Object.keys(desk.articles()).length);
    expect(record?.report?.counts.written).toBeGreaterThan(1_000);
  });
});

describe('slices', () => {
  it.each([
    ['JSON Lines', (text: string) => Buffer.from(text)],
    ['gzipped', (text: string) => gzipSync(text)],
    ['in UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('of a bundle %s end where time does, and the next begins there', async (_, pack) => {
    const whole = createBundleDesk();
    const sliced = createBundleDesk();
    // A repetition and a bad line, in slices of their own.
    const content = pack(lines(line(1), line(2, 'é 😀'), 'bad', line(3), '', line(1, 'Again'), line(4)));
    await whole.settle(whole.drop(content));
    sliced.time(oneItem());
    await sliced.settle(sliced.drop(content));
    expect(sliced.articles()).toEqual(whole.articles());
    expect(await sliced.record()).toEqual(await whole.record());
    expect(sliced.requests()).toBeGreaterThan(whole.requests() + 10);
  });
});

describe('versions of a bundle', () => {
  it('an older event changes nothing once a newer version was begun', async () => {
    const desk = createBundleDesk();
    const older = desk.drop(lines(line(1, 'Old')));
    const newer = desk.drop(lines(line(1, 'New')));
    await desk.settle(newer);
    await desk.settle(older);
    expect(titles(desk)).toEqual(['New']);
  });

  it('whose event loses a race against a backfill is begun in its own place all the same', async () => {
    const desk = createBundleDesk();
    const event = desk.drop(lines(line(1)));
    const claim = 3;
    desk.meanwhile(claim, () => desk.deliver(desk.backfill));
    await desk.settle(event);
    expect(await desk.record()).toMatchObject({ status: 'UNBUNDLED', sequencer: padSequencer('01') });
  });

  it('an invocation that sleeps over a correction back to what was before does no lasting harm', async () => {
    // A, then B, then A again, while an invocation of B is about to write.
    for (let n = 0; n < 12; n++) {
      const desk = createBundleDesk();
      await desk.settle(desk.drop(lines(line(1, 'A'), line(2))));
      const wrong = desk.drop(lines(line(1, 'B'), line(2)));
      await desk.deliver(wrong);
      const [{ message } = { message: wrong }] = desk.queue.splice(0);
      let mended = false;
      desk.meanwhile(n, async () => {
        mended = true;
        // Everything of the newest version but what is delayed beyond the sleeper's life.
        await desk.deliver(desk.drop(lines(line(1, 'A'), line(2))));
        for (;;) {
          const i = desk.queue.findIndex(({ delaySeconds }) => delaySeconds === 0);
          if (i < 0) break;
          await desk.deliver(desk.queue.splice(i, 1)[0]?.message as never);
        }
      });
      await desk.deliver(message);
      await desk.settle();
      if (mended) expect({ n, titles: titles(desk) }).toEqual({ n, titles: ['A', 'Title 2'] });
    }
  });

  it('a version that was put back without an event is found', async () => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop(lines(line(1, 'A'))));
    const fleeting = desk.drop(lines(line(1, 'B')));
    await desk.deliver(fleeting);
    desk.write('bundles/day.jsonl', Buffer.from(lines(line(1, 'A'))));
    await desk.settle();
    expect(await desk.record()).toMatchObject({ status: 'UNBUNDLED' });
    expect(titles(desk)).toEqual(['A']);
  });

  it('a backfill of what was done does nothing; of what changed without an event, it is done', async () => {
    const desk = createBundleDesk();
    await desk.settle(desk.drop(lines(line(1, 'A'))));
    const requests = desk.requests();
    await desk.settle(desk.backfill);
    expect(desk.requests() - requests).toBe(2);
    desk.write('bundles/day.jsonl', Buffer.from(lines(line(1, 'B'))));
    await desk.settle(desk.backfill);
    expect(titles(desk)).toEqual(['B']);
  });
});

describe('what a function dies of', () => {
  const content = lines(line(1), 'bad', line(2), line(1, 'Again'), line(3));
  const corrected = lines(line(1), line(2, 'Corrected'), line(4));

  async function run(hit: (desk: ReturnType<typeof createBundleDesk>) => void) {
    const desk = createBundleDesk();
    desk.time(oneItem());
    hit(desk);
    await desk.settle(desk.drop(content));
    await desk.settle(desk.drop(corrected));
    return desk;
  }
  const essence = async (desk: ReturnType<typeof createBundleDesk>) => ({
    articles: desk.articles(),
    record: await desk.record(),
    events: [...new Set(desk.events.map((event) => JSON.stringify(event)))].sort(),
  });

  it.each(['before', 'after'] as const)(
    'does not show when it is redelivered, %s whichever request it dies',
    async (cut) => {
      const clean = await run(() => {});
      const expected = await essence(clean);
      expect(expected.events).toHaveLength(2);
      for (let n = 0; n < clean.requests(); n++) {
        const desk = await run((desk) => desk.cut(n, cut));
        expect({ n, ...(await essence(desk)) }).toEqual({ n, ...expected });
      }
    },
    60_000,
  );

  it('is made good where nobody is left to ask for the items', async () => {
    const desk = createBundleDesk();
    const begin = desk.drop(content);
    await desk.deliver(begin);
    // Of those who claimed it, none has come to send it.
    expect(desk.queue.pop()?.message).toMatchObject({ type: 'go-on' });
    expect(desk.queue).toMatchObject([{ message: { isSecondLook: true }, delaySeconds: 180 }]);
    await desk.settle();
    expect((await desk.record())?.status).toBe('PARTIAL');
    expect(desk.events).toHaveLength(1);
  });

  it('every message delivered three times, the copies last, ends the same', async () => {
    const expected = await essence(await run(() => {}));
    const desk = createBundleDesk();
    desk.time(oneItem());
    for (const text of [content, corrected]) {
      const seen = [desk.drop(text)];
      await desk.deliver(seen[0] as never);
      while (desk.queue.length > 0) {
        const message = desk.take();
        seen.push(message);
        await desk.deliver(message);
      }
      for (const message of [...seen, ...seen]) await desk.settle(message);
    }
    expect(await essence(desk)).toEqual(expected);
  });
});

it('nothing is ever written but under articles/, whatever the bundle and its items are called', async () => {
  for (const key of [
    'bundles/a.jsonl',
    'bundles/bundles/b',
    'bundles/../up',
    'bundles//',
    `bundles/${'é'.repeat(500)}`,
  ]) {
    const desk = createBundleDesk(key);
    const ids = ['bundles/x', '../../bundles/x', '/', '😀', 'x'.repeat(5_000)];
    await desk.settle(desk.drop(lines(...ids.map((id) => JSON.stringify({ id, text: 'Text.' })))));
    expect(desk.puts).toHaveLength(ids.length);
    for (const put of desk.puts) {
      expect(put.startsWith(ARTICLES_PREFIX)).toBe(true);
      expect(Buffer.byteLength(put)).toBeLessThanOrEqual(1_024);
    }
  }
});

/** Time that is up after one item: half of what there was at a slice's start is gone when it is asked for again. */
function oneItem() {
  let looks = 0;
  return () => (looks++ % 2 === 0 ? 120_000 : 10_000);
}
