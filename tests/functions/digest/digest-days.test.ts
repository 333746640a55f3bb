import { describe, expect, it } from 'vitest';
import { digestDays } from '../../../functions/digest/digest-days.ts';
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
    expect(sent).toEqual([{ type: 'day', day: DAY, isAlone: true, delaySeconds: 0 }]);
    expect(await store.readHead(DAY)).toBeUndefined();
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
