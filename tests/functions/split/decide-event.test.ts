import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANALYSES } from '../../../core/article/analysis.ts';
import { generationOf, generationOfBackfill, generationOfDelete } from '../../../core/article/generation.ts';
import type { SourceObject } from '../../../core/article/revision.ts';
import { LOWEST_SEQUENCER, padSequencer } from '../../../core/article/sequencer.ts';
import type { Settings } from '../../../core/article/settings.ts';
import type { ArticleStatus, Reason } from '../../../core/article/status.ts';
import type { Head } from '../../../core/store/items.ts';
import { decideEvent, isOutdated } from '../../../functions/split/decide-event.ts';
import type { ObjectEvent } from '../../../functions/split/parse-object-events.ts';
import { aHead, aSource, SETTINGS } from '../../support/articles.ts';

const S4 = padSequencer('04');
const S5 = padSequencer('05');
const S6 = padSequencer('06');
const PENDING = new Set([0, 1]);
const source = (overrides: Partial<SourceObject> = {}) => aSource({ etag: 'e', ...overrides });
/** The head of an article in progress, written by code of version 2 for an event with the sequencer S5. */
const head = (overrides: Partial<Head> = {}): Head =>
  aHead({
    sequencer: S5,
    generation: 'existing',
    pipelineVersion: '2',
    settings: SETTINGS,
    source: source(),
    pending: PENDING,
    ...overrides,
  });
/** The head of an article that readers see. */
const finished = (overrides: Partial<Head> = {}): Head => {
  const { pending, ...rest } = head({ status: 'ENRICHED', published: 'existing', ...overrides });
  return rest;
};
const rejected = (overrides: Partial<Head> = {}): Head => {
  const { pending, settings, ...rest } = head({ status: 'REJECTED', ...overrides });
  return rest;
};
const tombstone = rejected({ status: 'DELETED', source: { bucket: 'articles', key: 'article.txt' } });
const otherSettings: Settings = { ...SETTINGS, targetChars: 500 };
const otherObject = source({ etag: 'other' });

const event = (overrides: Partial<ObjectEvent> = {}): ObjectEvent => ({
  kind: 'put',
  bucket: 'articles',
  key: 'article.txt',
  ...overrides,
});
const put = (sequencer: string, etag = 'e') => event({ sequencer, etag });
const remove = (sequencer: string) => event({ kind: 'delete', sequencer });
const backfill = event();
const recheck = event({ isSecondLook: true });

/** The decision of code of version 2, where the object has the ETag `e` unless another one is given. */
const decide = (
  event: ObjectEvent,
  head: Head | undefined,
  { object = source(), version = '2', settings = SETTINGS } = {},
) => decideEvent(event, head, { source: object }, { pipelineVersion: version, settings });
/** The decision where no object exists. */
const decideGone = (event: ObjectEvent, head: Head | undefined) =>
  decideEvent(event, head, undefined, { pipelineVersion: '2', settings: SETTINGS });
const done = { action: 'done' };
const announced = { action: 'announce', generation: 'existing' };

describe('an event older than the head', () => {
  it.each([put(S4), remove(S4)])('is done: a $kind', (event) => {
    expect(isOutdated(event, head())).toBe(true);
    expect(decide(event, head())).toEqual(done);
    expect(decideGone(event, head())).toEqual(done);
  });

  it.each<[string, ObjectEvent, Head | undefined]>([
    ['one with the same sequencer', put(S5), head()],
    ['one with a newer sequencer', put(S6), head()],
    ['the first one of an article', put(S4), undefined],
    ['a backfill message: it has no sequencer', backfill, head()],
  ])('is not %s', (_, event, head) => {
    expect(isOutdated(event, head)).toBe(false);
  });
});

describe('an event whose object does not exist', () => {
  it.each<[string, ObjectEvent, Head | undefined]>([
    ['a put of an article in progress', put(S6), head()],
    ['a put of an unknown article', put(S6), undefined],
    ['a put of a deleted article', put(S6), tombstone],
    ['a backfill message for an unknown article', backfill, undefined],
    ['a recheck of an unknown article', recheck, undefined],
  ])('is left to the delete event: %s', (_, event, head) => {
    expect(decideGone(event, head)).toEqual(done);
  });

  it.each<[string, ObjectEvent, Head | undefined, string]>([
    ['a delete of an article in progress', remove(S6), head(), S6],
    ['a delete of a finished article', remove(S6), finished(), S6],
    ['a delete of a rejected object', remove(S6), rejected(), S6],
    ['a delete with the sequencer of the head', remove(S5), head(), S5],
    ['a delete of an unknown article', remove(S6), undefined, S6],
  ])('leads to a tombstone that the event covers: %s', (_, event, head, sequencer) => {
    const generation = generationOfDelete(sequencer, head?.generation);
    const write = { sequencer, generation, needsRecheck: false };
    expect(decideGone(event, head)).toEqual({ action: 'put-tombstone', write });
  });

  it.each<[string, ObjectEvent, Head]>([
    ['a backfill message for an article in progress', backfill, head()],
    ['a backfill message for a finished article', backfill, finished()],
    ['a recheck of a rejected object', recheck, rejected()],
  ])('leads to a tombstone in the place of the head, with a recheck: %s', (_, event, head) => {
    const write = { sequencer: S5, generation: generationOfDelete(S5, 'existing'), needsRecheck: true };
    expect(decideGone(event, head)).toEqual({ action: 'put-tombstone', write });
  });

  it.each([remove(S5), backfill, recheck])('announces a tombstone in the same place again', (event) => {
    expect(decideGone(event, tombstone)).toEqual(announced);
  });

  it('advances a tombstone with an older sequencer, and announces it again', () => {
    expect(decideGone(remove(S6), tombstone)).toEqual({
      action: 'advance',
      head: tombstone,
      sequencer: S6,
      isAnnounced: true,
    });
  });
});

describe('a put whose object has another ETag', () => {
  it.each([undefined, head(), finished(), rejected(), tombstone])(
    'is left to the event of that change: $status',
    (head) => {
      expect(decide(put(S6), head, { object: otherObject })).toEqual(done);
    },
  );

  it('cannot be detected where the event names no ETag', () => {
    expect(decide(event({ sequencer: S6 }), head(), { object: otherObject }).action).toBe('claim');
  });
});

describe('a delete whose object exists', () => {
  it.each<[string, boolean, Head]>([
    ['published', false, finished()],
    ['published in part', false, finished({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] })],
    ['rejected, and so announced again', true, rejected()],
  ])('advances the head over the same version of the object: %s', (_, isAnnounced, head) => {
    expect(decide(remove(S6), head)).toEqual({ action: 'advance', head, sequencer: S6, isAnnounced });
  });

  it.each<[string, Head, Partial<SourceObject>]>([
    ['in progress', head(), {}],
    ['published, with a newer generation in progress', head({ published: 'earlier' }), {}],
    ['of another ETag', finished(), { etag: 'other' }],
    ['of another version with the same bytes', finished({ source: source({ versionId: 'v1' }) }), {}],
    ['received at another time', finished(), { receivedAt: '2026-11-24T09:45:00.000Z' }],
    ['deleted', tombstone, {}],
  ])('starts a generation over a head that is %s', (_, head, overrides) => {
    const object = source(overrides);
    expect(decide(remove(S6), head, { object })).toEqual({
      action: 'claim',
      object: { source: object },
      write: { sequencer: S6, generation: generationOf(S6, object.etag, '2'), needsRecheck: false },
    });
  });

  it('with the sequencer of the head is no purge: it resumes or ends what it started', () => {
    expect(decide(remove(S5), finished())).toEqual(done);
    expect(decide(remove(S5), rejected())).toEqual(announced);
  });
});

describe('an event with the sequencer of the head', () => {
  it.each<[string, string, Head]>([
    ['resume', 'in progress by this code', head()],
    ['resume', 'in progress with other settings', head({ settings: otherSettings })],
    ['announce', 'in progress with no passage pending', { ...finished(), status: 'ENRICHING' }],
    ['announce', 'rejected by this code', rejected()],
    ['announce', 'rejected by newer code', rejected({ pipelineVersion: '3' })],
    ['announce', 'rejected by older code', rejected({ pipelineVersion: '1' })],
    ['leave', 'in progress by newer code', head({ pipelineVersion: '3' })],
    ['claim', 'left unfinished by older code', head({ pipelineVersion: '1' })],
    ['done', 'finished by this code', finished()],
    ['done', 'finished with other settings', finished({ settings: otherSettings })],
    ['done', 'finished by newer code', finished({ pipelineVersion: '3' })],
    ['done', 'finished in part by newer code', finished({ pipelineVersion: '3', status: 'PARTIAL' })],
    ['done', 'finished by older code', finished({ pipelineVersion: '1' })],
    ['done', 'of another ETag', head({ source: otherObject })],
    ['done', 'of another ETag and older code', head({ source: otherObject, pipelineVersion: '1' })],
    ['done', 'of the same bytes and other metadata', head({ source: source({ statedDigest: 'd' }) })],
    ['done', 'a tombstone', tombstone],
  ])('leads to %s where the head is %s', (action, _, head) => {
    expect(decide(put(S5), head).action).toBe(action);
  });

  it('resumes exactly the passages that are pending', () => {
    const existing = head();
    expect(decide(put(S5), existing)).toEqual({
      action: 'resume',
      head: existing,
      pending: PENDING,
      object: { source: source() },
    });
  });

  it('needs a recheck where it supersedes older code, which may have deleted the event', () => {
    const decision = decide(put(S5), head({ pipelineVersion: '1' }));
    expect(decision).toMatchObject({ action: 'claim', write: { needsRecheck: true } });
  });
});

describe('an event newer than the head starts its own generation', () => {
  it.each<[string, Head | undefined]>([
    ['of an unknown article', undefined],
    ['over one in progress', head()],
    ['over one of another ETag', head({ source: otherObject })],
    ['over a finished one of the same ETag', finished()],
    ['over a tombstone', tombstone],
    ['over one in progress by newer code', head({ pipelineVersion: '3' })],
  ])('%s', (_, head) => {
    expect(decide(put(S6), head)).toEqual({
      action: 'claim',
      object: { source: source() },
      write: { sequencer: S6, generation: generationOf(S6, 'e', '2'), needsRecheck: false },
    });
  });

  it('and the same one when it is redelivered', () => {
    expect(decide(put(S5), undefined)).toEqual(decide(put(S5), undefined));
  });
});

describe('a backfill message', () => {
  it.each<[string, string, Head]>([
    ['resume', 'what this code has in progress', head()],
    ['resume', 'what this code has in progress with other settings', head({ settings: otherSettings })],
    ['announce', 'what this code rejected', rejected()],
    ['done', 'what this code finished', finished()],
    ['done', 'what this code finished in part', finished({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] })],
    ['leave', 'what newer code has in progress', head({ pipelineVersion: '3' })],
    ['done', 'what newer code finished', finished({ pipelineVersion: '3', status: 'PARTIAL' })],
  ])('leads to %s for %s', (action, _, head) => {
    expect(decide(backfill, head).action).toBe(action);
  });

  it.each<[string, Head]>([
    ['what older code finished', finished({ pipelineVersion: '1' })],
    ['what older code rejected', rejected({ pipelineVersion: '1' })],
    ['what older code left unfinished', head({ pipelineVersion: '1' })],
    ['what was finished with another target', finished({ settings: otherSettings })],
    ['what was finished with another engine', finished({ settings: { ...SETTINGS, engine: 'embedded' } })],
    ['what was finished with other analyses', finished({ settings: { ...SETTINGS, analyses: ANALYSES } })],
    ['what lacks an analysis that was off', finished({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] })],
    ['what lacks an analysis that failed', finished({ status: 'PARTIAL', reasons: ['ITEM_FAILED'] })],
    ['what could not be read while it was archived', rejected({ reasons: ['UNREADABLE'] })],
    ['what changed without an event', head({ source: otherObject })],
    ['what changed without an event under newer code', head({ source: otherObject, pipelineVersion: '3' })],
    ['what was restored after a tombstone', tombstone],
  ])('starts a generation in the place of %s', (_, head) => {
    expect(decide(backfill, head)).toEqual({
      action: 'claim',
      object: { source: source() },
      write: {
        sequencer: S5,
        generation: generationOfBackfill('existing', 'e', '2'),
        needsRecheck: true,
      },
    });
  });

  it.each([finished(), head()])(
    'restarts the damaged generation that it names, and no other: $status',
    (head) => {
      const repair = (replaces: string) => event({ replaces });
      expect(decide(repair('existing'), head).action).toBe('claim');
      expect(decide(repair('earlier'), head).action).not.toBe('claim');
      expect(decide(repair('existing'), { ...head, pipelineVersion: '3' }).action).not.toBe('claim');
      expect(decide({ ...put(S5), replaces: 'existing' }, head).action).not.toBe('claim');
    },
  );

  it('starts an unknown article below every event', () => {
    expect(decide(backfill, undefined)).toEqual({
      action: 'claim',
      object: { source: source() },
      write: {
        sequencer: LOWEST_SEQUENCER,
        generation: generationOfBackfill(undefined, 'e', '2'),
        needsRecheck: true,
      },
    });
  });
});

describe('a recheck', () => {
  it.each<[string, string, Head | undefined]>([
    ['resume', 'what this code has in progress', head()],
    ['resume', 'what this code has in progress with other settings', head({ settings: otherSettings })],
    ['announce', 'what this code rejected', rejected()],
    ['announce', 'what older code rejected', rejected({ pipelineVersion: '1' })],
    ['done', 'what this code finished', finished()],
    ['done', 'what was finished with other settings', finished({ settings: otherSettings })],
    [
      'done',
      'what lacks an analysis that was off',
      finished({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] }),
    ],
    ['done', 'what lacks an analysis that failed', finished({ status: 'PARTIAL', reasons: ['ITEM_FAILED'] })],
    ['done', 'what older code finished', finished({ pipelineVersion: '1' })],
    ['done', 'what newer code finished', finished({ pipelineVersion: '3', status: 'PARTIAL' })],
    ['claim', 'what older code left unfinished', head({ pipelineVersion: '1' })],
    ['leave', 'what newer code has in progress', head({ pipelineVersion: '3' })],
    ['claim', 'a head of another object', finished({ source: otherObject })],
    ['claim', 'a tombstone of an object that exists', tombstone],
    ['claim', 'an object of an unknown article', undefined],
  ])('leads to %s for %s', (action, _, head) => {
    expect(decide(recheck, head).action).toBe(action);
  });

  it('claims at most once for each version of the code, whatever happens in between', () => {
    const status = fc.constantFrom<ArticleStatus>('ENRICHING', 'ENRICHED', 'PARTIAL', 'REJECTED');
    const reasons = fc.constantFrom<Reason[]>([], ['ANALYSIS_OFF'], ['ITEM_FAILED']);
    const pipelineVersion = fc.constantFrom('1', '2', '3');
    const settings = fc.constantFrom(SETTINGS, otherSettings);
    const any = fc.record({
      status,
      reasons,
      pipelineVersion,
      settings,
      source: fc.constantFrom(source(), otherObject),
    });
    const first = fc.option(any.map(head), { nil: tombstone });
    // The code that handles each recheck, and what happened to the article when the next one arrives.
    const rechecks = fc.array(fc.record({ pipelineVersion, settings, status, reasons }), { minLength: 20 });
    fc.assert(
      fc.property(first, rechecks, (first, rechecks) => {
        let current = first;
        let claims = 0;
        for (const { pipelineVersion, settings, ...outcome } of rechecks) {
          const decision = decide(recheck, current, { version: pipelineVersion, settings });
          if (decision.action === 'claim') {
            const { sequencer, generation } = decision.write;
            current = head({ sequencer, generation, pipelineVersion, settings });
            claims++;
          }
          current = { ...current, ...outcome };
        }
        expect(claims).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('decideEvent', () => {
  const sequencer = fc.constantFrom(S4, S5, S6);
  const etag = fc.constantFrom('e', 'other');
  const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
  const defined = <T extends object>(record: T): T =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
  const anEvent = fc
    .record({
      kind: fc.constantFrom('put' as const, 'delete' as const),
      sequencer: optional(sequencer),
      etag: optional(etag),
      replaces: optional(fc.constantFrom('existing', 'earlier')),
      isSecondLook: optional(fc.constant(true)),
    })
    .map((overrides) => event(defined(overrides) as Partial<ObjectEvent>));
  const anObject = fc
    .record({
      etag,
      statedDigest: optional(fc.constant('d')),
      versionId: optional(fc.constantFrom('v1', 'v2')),
    })
    .map((overrides) => source(defined(overrides) as Partial<SourceObject>));
  const anyHead = fc
    .record({
      status: fc.constantFrom<ArticleStatus>('ENRICHING', 'ENRICHED', 'PARTIAL', 'REJECTED', 'DELETED'),
      sequencer,
      pipelineVersion: fc.constantFrom('1', '2', '3'),
      published: optional(fc.constantFrom('existing', 'earlier')),
      pending: optional(fc.constant(PENDING)),
      settings: optional(fc.constantFrom(SETTINGS, otherSettings)),
      reasons: optional(fc.constantFrom<Reason[]>([], ['ANALYSIS_OFF'], ['ITEM_FAILED'])),
      source: fc.oneof(anObject, fc.constant({ bucket: 'articles', key: 'article.txt' })),
    })
    .map(({ pending, ...overrides }) => {
      const { pending: _, ...rest } = head(overrides as Partial<Head>);
      return defined({ ...rest, pending }) as Head;
    });

  it('decides every event over every head and object, the same each time, and changes none of them', () => {
    fc.assert(
      fc.property(anEvent, optional(anyHead), optional(anObject), (event, head, source) => {
        const object = source && { source };
        const args = [event, head, object, { pipelineVersion: '2', settings: SETTINGS }] as const;
        const before = structuredClone(args);
        const decision = decideEvent(...args);
        expect(decideEvent(...structuredClone(args))).toEqual(decision);
        expect(args).toEqual(before);
        switch (decision.action) {
          case 'done':
            break;
          case 'leave':
            expect(head?.pipelineVersion).toBe('3');
            break;
          case 'announce':
            expect(decision.generation).toBe(head?.generation);
            break;
          case 'resume':
            expect(decision).toMatchObject({ head, object, pending: head?.pending });
            break;
          case 'advance':
            expect(decision).toMatchObject({ head, sequencer: event.sequencer });
            expect(decision.sequencer > (head?.sequencer ?? '')).toBe(true);
            break;
          case 'put-tombstone':
          case 'claim': {
            const { sequencer, generation, needsRecheck } = decision.write;
            // A write never moves the head back, and belongs to a new generation or to the event's own.
            expect(sequencer >= (head?.sequencer ?? '')).toBe(true);
            expect(generation).not.toBe(head?.generation);
            expect(needsRecheck || event.sequencer === sequencer).toBe(true);
            expect(decision.action === 'claim').toBe(object !== undefined);
            break;
          }
          default:
            expect.unreachable(JSON.stringify(decision satisfies never));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
