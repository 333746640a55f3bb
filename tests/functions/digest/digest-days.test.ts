import { describe, expect, it } from 'vitest';
import { sketchOf } from '../../../core/stories/sketch.ts';
import { digestDays } from '../../../functions/digest/digest-days.ts';
import { textOf } from '../../core/digest/day-articles.ts';

import { generationItems, headItem, type TestArticle } from '../../support/published-items.ts';
import { withMethods } from '../../support/with-methods.ts';
import { anArticle, createDigest, DAY } from './digest-harness.ts';

const [FIRST, SECOND, OTHER] = [
  anArticle('0a', ['Oslo', 'Rome']),
  anArticle('0b', ['Oslo']),
  anArticle('0c', ['Bonn']),
] as const;

describe('the digest of a day', () => {
  it('is shown with its names, its counters, the directory and the files', async () => {
    const { publish, digest, store, files, written } = createDigest();
    await publish(FIRST, SECOND);
    await digest();
    expect(await store.readDigest(DAY)).toMatchObject({
      madeAt: `${DAY}T12:00:00.000Z`,
      digest: { day: DAY, articles: 2, names: [{ name: 'oslo', articles: 2 }, { name: 'rome' }] },
    });
    expect(await store.readNames(DAY)).toMatchObject([
      { name: 'oslo', articles: 2, stories: 2, mentions: 2 },
      { name: 'rome', canonical: 'Rome', articles: 1, stories: 1 },
    ]);
    expect(written()).toEqual([
      `DAY#${DAY} / DIGEST#0000000001`,
      `DAY#${DAY} / NAMES#0000000001#0000`,
      `NAMES#o#2026-11 / oslo#LOCATION#${DAY}`,
      `NAMES#r#2026-11 / rome#LOCATION#${DAY}`,
      `T#oslo / ${DAY}`,
    ]);
    expect([...files.keys()]).toEqual(
      ['articles', 'entities', 'mentions'].map((table) => `${table}/day=${DAY}/${table}.parquet`),
    );
  });

  it('no longer has what a deleted article had', async () => {
    const { publish, remove, digest, wait, written, files } = createDigest();
    await publish(FIRST, SECOND);
    await digest();
    await remove(FIRST);
    wait(1000);
    await digest();
    expect(written()).toEqual([
      `DAY#${DAY} / DIGEST#0000000002`,
      `DAY#${DAY} / NAMES#0000000002#0000`,
      `NAMES#o#2026-11 / oslo#LOCATION#${DAY}`,
    ]);
    await remove(SECOND);
    wait(1000);
    await digest();
    expect(written()).toEqual([`DAY#${DAY} / DIGEST#0000000003`]);
    expect([...files.keys()]).toEqual([]);
  });

  it('of a function that died is finished by another one, whichever step it died at', async () => {
    for (const step of ['putRevision', 'show', 'readOlder', 'putNames', 'deleteItems', 'end'] as const) {
      const { publish, remove, digest, wait, written, store, sent, ports } = createDigest();
      await publish(FIRST, SECOND);
      await digest();
      await remove(FIRST);
      await publish(OTHER);
      wait(1000);
      const dying = withMethods(store, { [step]: () => Promise.reject(new Error('killed')) });
      await expect(digest({}, { store: dying }), step).rejects.toThrow('killed');
      await remove(OTHER);
      await digest();
      expect(sent, step).toEqual([{ type: 'day', day: DAY, ended: 2, isAlone: true, delaySeconds: 210 }]);
      await digestDays(sent, ports);
      expect(written(), step).toEqual([
        `DAY#${DAY} / DIGEST#0000000003`,
        `DAY#${DAY} / NAMES#0000000003#0000`,
        `NAMES#o#2026-11 / oslo#LOCATION#${DAY}`,
      ]);
    }
  });

  it('is made anew with that of a day before, where it exists', async () => {
    const { publish, digest, store, wait } = createDigest();
    const before = anArticle('0d', ['Oslo'], '2026-11-28');
    await publish(FIRST);
    await digest();
    await publish(before);
    wait(1000);
    await digest({ day: '2026-11-28' });
    expect((await store.readHead(DAY))?.revision).toBe(2);
    expect((await store.readHead('2026-11-28'))?.revision).toBe(1);
    expect(await store.readHead('2026-11-29')).toBeUndefined();
  });
});

describe('the articles of the days before', () => {
  const EARLIER = '2026-11-28';
  /** The items of articles with one text: they are one story. */
  const copies = (...articles: readonly TestArticle[]) =>
    articles.flatMap((article) => {
      const { guide, card, rows } = generationItems(article);
      return [headItem(article), ...guide, { ...card, ...sketchOf(textOf(1)) }, ...rows];
    });
  /** A day and an earlier one with three articles, whose digests are made. */
  async function open() {
    const digests = createDigest();
    await digests.put(copies(anArticle('0a', [])));
    await digests.put(copies(...['1a', '1b', '1c'].map((id) => anArticle(id, [], EARLIER))));
    await digests.digest({ day: EARLIER });
    await digests.digest();
    const earlier = async () => (await digests.store.readDigest(DAY))?.digest.topStories[0]?.earlier;
    return { ...digests, earlier };
  }

  it('are read once by a process, while nothing of their days is announced', async () => {
    const { digest, wait, reads, earlier } = await open();
    const unitsOf = async () => {
      const before = reads.units;
      wait(1);
      await digest();
      return reads.units - before;
    };
    const kept = await unitsOf();
    expect(await unitsOf()).toBe(kept);
    // Of the earlier day: the heads of three articles, and a unit for each shard of its cards.
    wait(10);
    await digest({ day: EARLIER, isAlone: true });
    expect(await unitsOf()).toBeGreaterThanOrEqual(kept + 3 + 1);
    expect(await unitsOf()).toBe(kept);
    expect(await earlier()).toBe(3);
  });

  it('are read anew while their day rests with a change to come', async () => {
    const { digest, wait, put, store, sent, earlier } = await open();
    await put(copies(anArticle('1d', [], EARLIER)));
    wait(2);
    await digest({ day: EARLIER });
    expect(sent).toEqual([{ type: 'day', day: EARLIER, ended: 1, isAlone: true, delaySeconds: 1 }]);
    expect((await store.readHead(EARLIER))?.revision).toBe(1);
    expect(await earlier()).toBe(4);
  });

  it('are those of a change that is announced while the first digest of the day after is made', async () => {
    const { ports, put, store, digest, wait } = createDigest();
    await put(copies(anArticle('0a', []), anArticle('1a', [], EARLIER)));
    await digest({ day: EARLIER, isAlone: true });
    await put(copies(anArticle('1b', [], EARLIER)));
    wait(1);
    const meanwhile = withMethods(store, {
      begin: async (day: string, seen: Parameters<typeof store.begin>[1]) => {
        if (day === EARLIER) await digest();
        wait(1);
        return store.begin(day, seen);
      },
    });
    await digestDays([{ type: 'day', day: EARLIER }], { ...ports, store: meanwhile });
    expect((await store.readDigest(DAY))?.digest.topStories[0]?.earlier).toBe(2);
  });
});

describe('a day that has to wait', () => {
  it('is left to the function that is at work on it, and made anew after that one has ended', async () => {
    const { publish, digest, store, sent, wait } = createDigest();
    await publish(FIRST, SECOND);
    await store.begin(DAY, undefined);
    await digest();
    expect(sent).toEqual([{ type: 'day', day: DAY, ended: 1, isAlone: true, delaySeconds: 210 }]);
    expect(await store.readDigest(DAY)).toBeUndefined();
    // Another message is not needed.
    await digest();
    expect(sent).toHaveLength(1);
    wait(210);
    await digest({ ended: 1, isAlone: true });
    expect(await store.readDigest(DAY)).toMatchObject({ digest: { articles: 2 } });
  });

  it('rests for a second for each of its articles, and a large one for the time that is set', async () => {
    const { publish, digest, store, sent, wait } = createDigest();
    const articles = Array.from({ length: 30 }, (_, i) =>
      anArticle(i.toString(16).padStart(4, '0'), ['Oslo']),
    );
    await publish(...articles);
    await digest();
    wait(10);
    await digest();
    expect(sent).toEqual([{ type: 'day', day: DAY, ended: 1, isAlone: true, delaySeconds: 20 }]);
    await digest({}, { restSeconds: 12 });
    expect(sent).toHaveLength(1);
    // The awaited message itself waits again where it comes too early.
    await digest({ ended: 1, isAlone: true }, { restSeconds: 12 });
    expect(sent.at(-1)).toMatchObject({ delaySeconds: 2 });
    wait(20);
    await digest({ ended: 1, isAlone: true });
    expect((await store.readHead(DAY))?.revision).toBe(2);
  });

  it('is left to another invocation where little time is left', async () => {
    const { publish, ports, store, sent } = createDigest();
    await publish(FIRST, anArticle('0d', ['Oslo'], '2026-11-28'));
    const days = [DAY, '2026-11-28'].map((day) => ({ type: 'day' as const, day }));
    await digestDays(days, { ...ports, msLeft: () => 10_000 });
    // The days after it are made anew after it.
    expect(sent).toEqual([{ type: 'day', day: DAY, delaySeconds: 0 }]);
    expect(await store.readHead(DAY)).toBeUndefined();
    const awaited = days.map((message) => ({ ...message, ended: 7, isAlone: true }));
    await digestDays(awaited, { ...ports, msLeft: () => 10_000 });
    expect(sent.at(-1)).toEqual({ type: 'day', day: DAY, ended: 7, isAlone: true, delaySeconds: 0 });
  });

  it('of a batch fails alone, with each message that needs it', async () => {
    const { publish, ports } = createDigest();
    await publish(FIRST);
    const records = {
      read: (day: string) => (day === DAY ? Promise.reject(new Error('throttled')) : ports.records.read(day)),
    };
    const days = [DAY, '2026-11-28', DAY].map((day) => ({ type: 'day' as const, day }));
    const outcomes = await digestDays(days, { ...ports, records });
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
  });
});
