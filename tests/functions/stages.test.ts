import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArticleReader } from '../../core/store/article-reader.ts';
import type { Head } from '../../core/store/items.ts';
import { Table } from '../../core/store/table.ts';
import type { ObjectEvent } from '../../functions/split/parse-object-events.ts';
import { createDesk, type Desk } from '../support/create-desk.ts';
import { startTable, type TestTable } from '../support/start-table.ts';

/** The promises of the pipeline, over all three stages: the state of the table when every queue is empty. */
let table: TestTable;
let desk: Desk;
let count = 0;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());
beforeEach(() => {
  desk = createDesk(table, `desk-${++count}.txt`);
});

/** About 600 characters, unlike those of any other test, so that the cache holds none of its texts. */
const paragraph = (about: string) =>
  `${about} said on Monday that harbour ${count} would open again. `.repeat(10);
const first = () =>
  `Harbour opens\n\n${paragraph('Iran')}\n\n${paragraph('Donald Trump')}\n\n${paragraph('Trump')}`;
const second = () => `Harbour closes\n\n${paragraph('Tehran')}`;

async function deliver(event: ObjectEvent): Promise<void> {
  await desk.split(event);
  await desk.settle();
}

describe('an article', () => {
  it('that is uploaded is enriched: it has a head, passages and entities', async () => {
    await deliver(desk.put(first(), '01'));
    expect(await desk.head()).toMatchObject({
      status: 'ENRICHED',
      title: 'Harbour opens',
      language: 'en',
      coverage: 1,
      counts: { entities: 2, mentions: 30 },
      sentiment: { label: 'NEUTRAL' },
    });
    const view = await new ArticleReader(new Table(table.name, table.client)).readArticle(desk.articleId);
    expect(view?.passages.map(({ text, gap }) => text + gap).join('')).toBe(
      first().replaceAll(/ +(?=\n|$)/g, ''),
    );
    expect(view?.entities.map(({ type, canonical }) => `${type} ${canonical}`).sort()).toEqual([
      'LOCATION Iran',
      'PERSON Donald Trump',
    ]);
    const [head] = await desk.items().then((items) => items.filter(({ sk }) => sk === 'HEAD'));
    expect(head).not.toHaveProperty('draft');
    expect(head).not.toHaveProperty('pending');
    expect(desk.events).toMatchObject([{ type: 'article.enriched', detail: { status: 'ENRICHED' } }]);
  });

  it.each(['put', 'delete'] as const)(
    'is the same whether its %s is delivered once or five times',
    async (kind) => {
      const put = desk.put(first(), '01');
      await deliver(put);
      const event = kind === 'put' ? put : desk.remove('02');
      await deliver(event);
      const once = await desk.items();
      const billed = desk.detector.asked.length;
      for (let i = 0; i < 4; i++) await deliver(event);
      expect(await desk.items()).toEqual(once);
      expect(desk.detector.asked).toHaveLength(billed);
      const ids = desk.events.filter(({ type }) => type.endsWith(kind === 'put' ? 'enriched' : 'deleted'));
      expect(new Set(ids.map(({ detail }) => detail.eventId)).size).toBe(1);
    },
  );

  it('is the same whether its messages are delivered once or five times each', async () => {
    await desk.split(desk.put(first(), '01'));
    const passages = desk.queues.passages.take();
    expect(passages.length).toBeGreaterThan(1);
    for (let i = 0; i < 5; i++) await desk.enrich(passages);
    const [publication] = desk.queues.publications.take();
    if (!publication) throw new Error('nothing was to be published');
    await desk.publish(publication);
    const once = await desk.items();
    for (let i = 0; i < 4; i++) {
      await desk.enrich(passages);
      await desk.publish(publication);
    }
    await desk.settle();
    expect(await desk.items()).toEqual(once);
    expect(desk.detector.asked).toHaveLength(passages.length);
  });

  it('that is overwritten has only the new generation', async () => {
    await deliver(desk.put(first(), '01'));
    const before = (await desk.head())?.generation as string;
    await deliver(desk.put(second(), '02'));
    const keys = await desk.keys();
    expect(keys.filter((sk) => sk.includes(before))).toEqual([]);
    const generation = (await desk.head())?.generation;
    expect(keys).toEqual([`ENTITY#${generation}#LOCATION#tehran`, 'HEAD', `PASSAGE#${generation}#00000`]);
    expect(await desk.head()).toMatchObject({ title: 'Harbour closes', published: generation });
  });

  it('that is overwritten while it is in progress has only the new generation', async () => {
    await desk.split(desk.put(first(), '01'));
    const [early, ...late] = desk.queues.passages.take();
    if (!early) throw new Error('no passage was sent');
    await desk.enrich([early]);
    await deliver(desk.put(second(), '02'));
    const finished = await desk.items();
    await desk.enrich(late);
    await desk.settle();
    expect(await desk.items()).toEqual(finished);
    expect(await desk.keys()).toHaveLength(3);
  });

  it('whose events arrive in the wrong order is the newest version', async () => {
    const older = desk.put(first(), '01');
    const newer = desk.put(second(), '02');
    await deliver(newer);
    const finished = await desk.items();
    await deliver(older);
    expect(await desk.items()).toEqual(finished);
  });

  it('that is deleted leaves only a tombstone', async () => {
    await deliver(desk.put(first(), '01'));
    await deliver(desk.remove('02'));
    const items = await desk.items();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ sk: 'HEAD', status: 'DELETED', expiresAt: expect.any(Number) });
    for (const gone of ['title', 'published', 'gsi1pk', 'sentiment'])
      expect(items[0]).not.toHaveProperty(gone);
    expect(desk.events.at(-1)).toMatchObject({ type: 'article.deleted' });
  });

  it('that is deleted while it is in progress leaves only a tombstone', async () => {
    await desk.split(desk.put(first(), '01'));
    const passages = desk.queues.passages.take();
    await desk.enrich(passages.slice(0, 1));
    await desk.split(desk.remove('02'));
    await desk.enrich(passages);
    await desk.settle();
    expect(await desk.keys()).toEqual(['HEAD']);
  });

  it('that is deleted does not come back with a late event of its put', async () => {
    const put = desk.put(first(), '01');
    await deliver(desk.remove('02'));
    await deliver(put);
    expect(await desk.head()).toMatchObject({ status: 'DELETED' });
  });

  it('that is deleted and uploaded again exists, and does not expire', async () => {
    await deliver(desk.put(first(), '01'));
    await deliver(desk.remove('02'));
    await deliver(desk.put(first(), '03'));
    expect(await desk.head()).toMatchObject({ status: 'ENRICHED' });
    expect(await desk.head()).not.toHaveProperty('expiresAt');
  });

  it('that is uploaded again with the same text bills nothing', async () => {
    await deliver(desk.put(first(), '01'));
    const billed = desk.detector.asked.length;
    await deliver(desk.put(first(), '02'));
    expect(desk.detector.asked).toHaveLength(billed);
    expect(await desk.head()).toMatchObject({
      status: 'ENRICHED',
      usage: { entityUnits: 0, sentimentUnits: 0, calls: 0 },
    });
  });

  it('that is replaced by an object that is no article has nothing of the older version visible', async () => {
    await deliver(desk.put(first(), '01'));
    await deliver(desk.put('  \n ', '02'));
    expect(await desk.keys()).toEqual(['HEAD']);
    const head = await desk.head();
    expect(head).toMatchObject({ status: 'REJECTED', reasons: ['EMPTY'] });
    for (const gone of ['title', 'published', 'sentiment']) expect(head).not.toHaveProperty(gone);
    expect(desk.events.at(-1)).toMatchObject({ type: 'article.rejected', detail: { reasons: ['EMPTY'] } });
  });

  it('that was rejected and is corrected is enriched, without a trace of the rejection', async () => {
    await deliver(desk.put('', '01'));
    await deliver(desk.put(second(), '02'));
    const head = await desk.head();
    expect(head).toMatchObject({ status: 'ENRICHED' });
    for (const gone of ['reasons', 'detail']) expect(head).not.toHaveProperty(gone);
  });

  it('with a passage that failed permanently is PARTIAL, with the reason and the coverage', async () => {
    desk.detector.failing.set('Trump', 'TEXT_REFUSED');
    await deliver(
      desk.put(`${second()}\n\n${paragraph('Iran')}\n\n${paragraph('Trump')}\n\n${paragraph('Trump')}`, '01'),
    );
    const head = await desk.head();
    expect(head).toMatchObject({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] });
    expect(head?.coverage).toBeGreaterThan(0);
    expect(head?.coverage).toBeLessThan(1);
    expect(desk.events.at(-1)).toMatchObject({ type: 'article.enriched', detail: { status: 'PARTIAL' } });
  });

  it('of older code is processed again by a backfill, and only then', async () => {
    await desk.split(desk.put(second(), '01'), { pipelineVersion: '1' });
    await desk.enrich(desk.queues.passages.take(), { pipelineVersion: '1' });
    for (const message of desk.queues.publications.take())
      await desk.publish(message, { pipelineVersion: '1' });
    await deliver(desk.event('put', '01', 'etag-01'));
    expect(await desk.head()).toMatchObject({ status: 'ENRICHED', pipelineVersion: '1' });
    await deliver(desk.backfill);
    expect(await desk.head()).toMatchObject({ status: 'ENRICHED', pipelineVersion: '2' });
    expect(await desk.keys()).toHaveLength(3);
  });

  it('that older code left unfinished is finished by newer code', async () => {
    await desk.split(desk.put(first(), '01'), { pipelineVersion: '1' });
    await desk.settle();
    expect(await desk.head()).toMatchObject({ status: 'ENRICHED', pipelineVersion: '2' });
    const generation = (await desk.head())?.generation as string;
    expect((await desk.keys()).every((sk) => sk === 'HEAD' || sk.includes(generation))).toBe(true);
  });
});

describe('a text that was analysed', () => {
  const SIZE = 12;
  const long = (names: readonly string[]) => names.map((name) => paragraph(name)).join('\n\n');
  const names = Array.from({ length: SIZE }, (_, i) => `Minister number ${i} of Iran`);
  const unitsOf = (head: Head | undefined) =>
    (head?.usage?.entityUnits ?? 0) + (head?.usage?.sentimentUnits ?? 0);

  it('is not billed again in a syndicated copy under another key', async () => {
    await deliver(desk.put(long(names), '01'));
    const copy = createDesk(table, `desk-${count}-copy.txt`);
    await copy.split(copy.put(long(names), '01'));
    await copy.settle();
    expect(copy.detector.asked).toEqual([]);
    const head = await copy.head();
    expect(head).toMatchObject({
      status: 'ENRICHED',
      usage: { entityUnits: 0, sentimentUnits: 0, calls: 0 },
    });
    expect(head?.usage?.cachedUnits).toBe(unitsOf(await desk.head()));
  });

  it('is not billed again in the unchanged part of a corrected article', async () => {
    await deliver(desk.put(long(names), '01'));
    const billed = desk.detector.asked.length;
    await deliver(desk.put(long(names.with(5, 'A former minister of Iran')), '02'));
    expect(await desk.head()).toMatchObject({ status: 'ENRICHED' });
    const again = desk.detector.asked.length - billed;
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThanOrEqual(3);
  });

  it('is not billed again when every message is delivered three times more', async () => {
    const event = desk.put(long(names), '01');
    for (let copy = 0; copy < 4; copy++) await desk.split(event);
    const passages = desk.queues.passages.take();
    const distinct = new Set(passages.map(({ passage }) => passage.text)).size;
    expect(passages).toHaveLength(4 * distinct);
    for (let copy = 0; copy < 4; copy++) await desk.enrich(passages);
    const [publication] = desk.queues.publications.take();
    for (let copy = 0; copy < 4 && publication; copy++) await desk.publish(publication);
    await desk.settle();
    expect(desk.detector.asked).toHaveLength(distinct);
    expect(await desk.head()).toMatchObject({ status: 'ENRICHED' });
  });
});
