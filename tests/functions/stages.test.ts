import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleCard } from '../../core/store/article-card.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import { Table } from '../../core/store/table.ts';
import type { ObjectEvent } from '../../functions/split/parse-object-events.ts';
import { createTestStages, type TestStages } from '../support/create-test-stages.ts';
import { startTable, type TestTable } from '../support/start-table.ts';

/** The promises of the pipeline, over all three stages: the state of the table when every queue is empty. */
let table: TestTable;
let stages: TestStages;
let count = 0;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());
beforeEach(() => {
  stages = createTestStages(table, `stages-${++count}.txt`);
});

/** About 600 characters, unlike those of any other test, so that the cache holds none of its texts. */
const paragraph = (about: string) =>
  `${about} said on Monday that harbour ${count} would open again. `.repeat(10);
const first = () =>
  `Harbour opens\n\n${paragraph('Iran')}\n\n${paragraph('Donald Trump')}\n\n${paragraph('Trump')}`;
const second = () => `Harbour closes\n\n${paragraph('Tehran')}`;

async function deliver(event: ObjectEvent): Promise<void> {
  await stages.split(event);
  await stages.settle();
}

describe('an article', () => {
  it('that is uploaded is enriched: it has a head, passages and entities', async () => {
    await deliver(stages.put(first(), '01'));
    expect(await stages.card()).toMatchObject({
      status: 'ENRICHED',
      title: 'Harbour opens',
      language: 'en',
      coverage: 1,
      counts: { entities: 2, mentions: 30 },
      sentiment: { label: 'NEUTRAL' },
    });
    const view = await new ArticleReader(new Table(table.name, table.client)).readArticle(stages.articleId);
    expect(view?.passages.map(({ text, gap }) => text + gap).join('')).toBe(
      first().replaceAll(/ +(?=\n|$)/g, ''),
    );
    expect(view?.entities.map(({ type, canonical }) => `${type} ${canonical}`).sort()).toEqual([
      'LOCATION Iran',
      'PERSON Donald Trump',
    ]);
    const [head] = await stages.items().then((items) => items.filter(({ sk }) => sk === 'HEAD'));
    expect(head).not.toHaveProperty('draft');
    expect(head).not.toHaveProperty('pending');
    expect(stages.events).toMatchObject([{ type: 'article.enriched', detail: { status: 'ENRICHED' } }]);
  });

  it.each(['put', 'delete'] as const)(
    'is the same whether its %s is delivered once or five times',
    async (kind) => {
      const put = stages.put(first(), '01');
      await deliver(put);
      const event = kind === 'put' ? put : stages.remove('02');
      await deliver(event);
      const once = await stages.items();
      const billed = stages.detector.asked.length;
      for (let i = 0; i < 4; i++) await deliver(event);
      expect(await stages.items()).toEqual(once);
      expect(stages.detector.asked).toHaveLength(billed);
      const ids = stages.events.filter(({ type }) => type.endsWith(kind === 'put' ? 'enriched' : 'deleted'));
      expect(new Set(ids.map(({ detail }) => detail.eventId)).size).toBe(1);
    },
  );

  it('is the same whether its messages are delivered once or five times each', async () => {
    await stages.split(stages.put(first(), '01'));
    const passages = stages.queues.passages.take();
    expect(passages.length).toBeGreaterThan(1);
    for (let i = 0; i < 5; i++) await stages.enrich(passages);
    const [publication] = stages.queues.publications.take();
    if (!publication) throw new Error('nothing was to be published');
    await stages.publish(publication);
    const once = await stages.items();
    for (let i = 0; i < 4; i++) {
      await stages.enrich(passages);
      await stages.publish(publication);
    }
    await stages.settle();
    expect(await stages.items()).toEqual(once);
    expect(stages.detector.asked).toHaveLength(passages.length);
  });

  it('that is overwritten has only the new generation', async () => {
    await deliver(stages.put(first(), '01'));
    const before = (await stages.head())?.generation as string;
    await deliver(stages.put(second(), '02'));
    const keys = await stages.keys();
    expect(keys.filter((sk) => sk.includes(before))).toEqual([]);
    const generation = (await stages.head())?.generation;
    expect(keys).toEqual(['HEAD', `NAMES#${generation}#0000`, `PASSAGE#${generation}#00000`]);
    expect(await stages.published()).toEqual([`card ${generation}`, `row tehran ${generation} LOCATION`]);
    expect(await stages.card()).toMatchObject({ title: 'Harbour closes' });
  });

  it('that is overwritten while it is in progress has only the new generation', async () => {
    await stages.split(stages.put(first(), '01'));
    const [early, ...late] = stages.queues.passages.take();
    if (!early) throw new Error('no passage was sent');
    await stages.enrich([early]);
    await deliver(stages.put(second(), '02'));
    const finished = await stages.items();
    await stages.enrich(late);
    await stages.settle();
    expect(await stages.items()).toEqual(finished);
    expect(await stages.keys()).toHaveLength(3);
  });

  it('whose events arrive in the wrong order is the newest version', async () => {
    const older = stages.put(first(), '01');
    const newer = stages.put(second(), '02');
    await deliver(newer);
    const finished = await stages.items();
    await deliver(older);
    expect(await stages.items()).toEqual(finished);
  });

  it('that is deleted leaves only a tombstone', async () => {
    await deliver(stages.put(first(), '01'));
    await deliver(stages.remove('02'));
    const items = await stages.items();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ sk: 'HEAD', status: 'DELETED', expiresAt: expect.any(Number) });
    for (const gone of ['title', 'published', 'gsi1pk', 'sentiment'])
      expect(items[0]).not.toHaveProperty(gone);
    expect(stages.events.at(-1)).toMatchObject({ type: 'article.deleted' });
  });

  it('that is deleted while it is in progress leaves only a tombstone', async () => {
    await stages.split(stages.put(first(), '01'));
    const passages = stages.queues.passages.take();
    await stages.enrich(passages.slice(0, 1));
    await stages.split(stages.remove('02'));
    await stages.enrich(passages);
    await stages.settle();
    expect(await stages.keys()).toEqual(['HEAD']);
  });

  it('that is deleted does not come back with a late event of its put', async () => {
    const put = stages.put(first(), '01');
    await deliver(stages.remove('02'));
    await deliver(put);
    expect(await stages.head()).toMatchObject({ status: 'DELETED' });
  });

  it('that is deleted and uploaded again exists, and does not expire', async () => {
    await deliver(stages.put(first(), '01'));
    await deliver(stages.remove('02'));
    await deliver(stages.put(first(), '03'));
    expect(await stages.head()).toMatchObject({ status: 'ENRICHED' });
    expect(await stages.head()).not.toHaveProperty('expiresAt');
  });

  it('that is uploaded again with the same text bills nothing', async () => {
    await deliver(stages.put(first(), '01'));
    const billed = stages.detector.asked.length;
    await deliver(stages.put(first(), '02'));
    expect(stages.detector.asked).toHaveLength(billed);
    expect(await stages.card()).toMatchObject({
      status: 'ENRICHED',
      usage: { entityUnits: 0, sentimentUnits: 0, calls: 0 },
    });
  });

  it('that is replaced by an object that is no article shows no item of the older version', async () => {
    await deliver(stages.put(first(), '01'));
    await deliver(stages.put('  \n ', '02'));
    expect(await stages.keys()).toEqual(['HEAD']);
    const head = await stages.head();
    expect(head).toMatchObject({ status: 'REJECTED', reasons: ['EMPTY'] });
    for (const gone of ['published', 'publishedAt', 'units']) expect(head).not.toHaveProperty(gone);
    expect(stages.events.at(-1)).toMatchObject({ type: 'article.rejected', detail: { reasons: ['EMPTY'] } });
  });

  it('that was rejected and is corrected is enriched, without a trace of the rejection', async () => {
    await deliver(stages.put('', '01'));
    await deliver(stages.put(second(), '02'));
    const head = await stages.head();
    expect(head).toMatchObject({ status: 'ENRICHED' });
    for (const gone of ['reasons', 'detail']) expect(head).not.toHaveProperty(gone);
  });

  it('with a passage that failed permanently is PARTIAL, with the reason and the coverage', async () => {
    stages.detector.failing.set('Trump', 'TEXT_REFUSED');
    await deliver(
      stages.put(
        `${second()}\n\n${paragraph('Iran')}\n\n${paragraph('Trump')}\n\n${paragraph('Trump')}`,
        '01',
      ),
    );
    const head = await stages.head();
    expect(head).toMatchObject({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] });
    const card = await stages.card();
    expect(card?.coverage).toBeGreaterThan(0);
    expect(card?.coverage).toBeLessThan(1);
    expect(stages.events.at(-1)).toMatchObject({ type: 'article.enriched', detail: { status: 'PARTIAL' } });
  });

  it('of older code is processed again by a backfill, and only then', async () => {
    await stages.split(stages.put(second(), '01'), { pipelineVersion: '1' });
    await stages.enrich(stages.queues.passages.take(), { pipelineVersion: '1' });
    for (const message of stages.queues.publications.take())
      await stages.publish(message, { pipelineVersion: '1' });
    await deliver(stages.event('put', '01', 'etag-01'));
    expect(await stages.head()).toMatchObject({ status: 'ENRICHED', pipelineVersion: '1' });
    await deliver(stages.backfill);
    expect(await stages.head()).toMatchObject({ status: 'ENRICHED', pipelineVersion: '2' });
    expect(await stages.keys()).toHaveLength(3);
  });

  it('that older code left unfinished is finished by newer code', async () => {
    await stages.split(stages.put(first(), '01'), { pipelineVersion: '1' });
    await stages.settle();
    expect(await stages.head()).toMatchObject({ status: 'ENRICHED', pipelineVersion: '2' });
    const generation = (await stages.head())?.generation as string;
    expect((await stages.keys()).every((sk) => sk === 'HEAD' || sk.includes(generation))).toBe(true);
  });
});

describe('a text that was analysed', () => {
  const SIZE = 12;
  const long = (names: readonly string[]) => names.map((name) => paragraph(name)).join('\n\n');
  const names = Array.from({ length: SIZE }, (_, i) => `Minister number ${i} of Iran`);
  const unitsOf = (card: ArticleCard | undefined) =>
    (card?.usage.entityUnits ?? 0) + (card?.usage.sentimentUnits ?? 0);

  it('is not billed again in a syndicated copy under another key', async () => {
    await deliver(stages.put(long(names), '01'));
    const copy = createTestStages(table, `stages-${count}-copy.txt`);
    await copy.split(copy.put(long(names), '01'));
    await copy.settle();
    expect(copy.detector.asked).toEqual([]);
    const card = await copy.card();
    expect(card).toMatchObject({
      status: 'ENRICHED',
      usage: { entityUnits: 0, sentimentUnits: 0, calls: 0 },
    });
    expect(card?.usage.cachedUnits).toBe(unitsOf(await stages.card()));
  });

  it('is not billed again in the unchanged part of a corrected article', async () => {
    await deliver(stages.put(long(names), '01'));
    const billed = stages.detector.asked.length;
    await deliver(stages.put(long(names.with(5, 'A former minister of Iran')), '02'));
    expect(await stages.head()).toMatchObject({ status: 'ENRICHED' });
    const again = stages.detector.asked.length - billed;
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThanOrEqual(3);
  });

  it('is not billed again when every message is delivered three times more', async () => {
    const event = stages.put(long(names), '01');
    for (let copy = 0; copy < 4; copy++) await stages.split(event);
    const passages = stages.queues.passages.take();
    const distinct = new Set(passages.map(({ passage }) => passage.text)).size;
    expect(passages).toHaveLength(4 * distinct);
    for (let copy = 0; copy < 4; copy++) await stages.enrich(passages);
    const [publication] = stages.queues.publications.take();
    for (let copy = 0; copy < 4 && publication; copy++) await stages.publish(publication);
    await stages.settle();
    expect(stages.detector.asked).toHaveLength(distinct);
    expect(await stages.head()).toMatchObject({ status: 'ENRICHED' });
  });
});
