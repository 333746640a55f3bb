import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PermanentError } from '../../../core/article/errors.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import { parseObjectEvents } from '../../../functions/split/parse-object-events.ts';
import {
  eventBridgeObjectEvent,
  objectCreatedEvent,
  objectRemovedEvent,
  s3TestEvent,
} from '../../support/events.ts';

const parse = (message: unknown) => parseObjectEvents(JSON.stringify(message));
const place = { bucket: 'articles', sequencer: '0A', etag: 'e' };
const renamed = (eventName: string) => objectCreatedEvent({ ...place, eventName });

describe('a notification of S3', () => {
  it('gives the object, ETag and sequencer of a put', () => {
    expect(parse(objectCreatedEvent({ ...place, key: 'news/a.txt' }))).toEqual([
      { kind: 'put', bucket: 'articles', key: 'news/a.txt', sequencer: padSequencer('0A'), etag: 'e' },
    ]);
  });

  it('gives no ETag of a delete', () => {
    expect(parse(objectRemovedEvent({ bucket: 'b', key: 'k', sequencer: '0b' }))).toEqual([
      { kind: 'delete', bucket: 'b', key: 'k', sequencer: padSequencer('0B') },
    ]);
  });

  it.each([
    ['ObjectCreated:Put', 'put'],
    ['ObjectCreated:Post', 'put'],
    ['ObjectCreated:Copy', 'put'],
    ['ObjectCreated:CompleteMultipartUpload', 'put'],
    ['ObjectRemoved:Delete', 'delete'],
    ['ObjectRemoved:DeleteMarkerCreated', 'delete'],
    ['LifecycleExpiration:Delete', 'delete'],
    ['LifecycleExpiration:DeleteMarkerCreated', 'delete'],
  ])('gives for %s a %s', (eventName, kind) => {
    expect(parse(renamed(eventName))).toMatchObject([{ kind }]);
  });

  it.each([
    'ObjectTagging:Put',
    'ObjectAcl:Put',
    'ObjectRestore:Completed',
    'ReducedRedundancyLostObject',
    '',
  ])('gives no event for %j, which changes no content', (eventName) => {
    expect(parse(renamed(eventName))).toEqual([]);
  });

  it('keeps any key, with spaces, plus signs, emoji and dots', () => {
    const key = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.toWellFormed()),
      fc.constantFrom('a b+c.txt', '../up.txt', '100%.txt', '%2F', '😀/é.txt', '+', ' ', 'a/./b//c'),
    );
    fc.assert(
      fc.property(key, (key) => {
        expect(parse(objectCreatedEvent({ ...place, key }))).toMatchObject([{ key }]);
        expect(parse(eventBridgeObjectEvent({ ...place, key }))).toMatchObject([{ key }]);
      }),
    );
  });

  it('gives the events of all its records, in order', () => {
    const { Records: one } = objectCreatedEvent({ ...place, key: 'a' });
    const { Records: two } = objectRemovedEvent({ ...place, key: 'b' });
    expect(parse({ Records: [...one, ...two] }).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('is read in any version 2.x', () => {
    const event = objectCreatedEvent(place);
    expect(parse({ Records: [{ ...event.Records[0], eventVersion: '2.4' }] })).toHaveLength(1);
  });

  it('gives an event without a sequencer and an ETag where it has none', () => {
    const [record] = objectCreatedEvent(place).Records;
    const s3 = { bucket: { name: 'b' }, object: { key: 'article.txt' } };
    expect(parse({ Records: [{ ...record, s3 }] })).toEqual([
      { kind: 'put', bucket: 'b', key: 'article.txt' },
    ]);
  });
});

it('the test event of a new notification gives no event', () => {
  expect(parse(s3TestEvent())).toEqual([]);
});

describe('an event of EventBridge', () => {
  it('gives the same for a put, and its key is not encoded', () => {
    expect(parse(eventBridgeObjectEvent({ ...place, key: 'a+b c%20.txt' }))).toEqual([
      { kind: 'put', bucket: 'articles', key: 'a+b c%20.txt', sequencer: padSequencer('0A'), etag: 'e' },
    ]);
  });

  it.each(['ObjectRemoved:Delete', 'ObjectRemoved:DeleteMarkerCreated', 'LifecycleExpiration:Delete'])(
    'gives a delete for %s',
    (eventName) => {
      expect(parse(eventBridgeObjectEvent({ eventName }))).toMatchObject([{ kind: 'delete' }]);
    },
  );

  it('gives no event where no content changed', () => {
    expect(parse({ ...eventBridgeObjectEvent(), 'detail-type': 'Object Tags Added' })).toEqual([]);
    expect(parse({ ...eventBridgeObjectEvent(), 'detail-type': 'constructor' })).toEqual([]);
  });
});

it('a backfill message gives a put without a sequencer', () => {
  expect(parse({ type: 'backfill', bucket: 'b', key: 'a+b %41' })).toEqual([
    { kind: 'put', bucket: 'b', key: 'a+b %41' },
  ]);
});

it('a recheck is a backfill message, so that older code does not move it to the dead-letter queue', () => {
  expect(parse({ type: 'backfill', bucket: 'b', key: 'a+b %41', isSecondLook: true })).toEqual([
    { kind: 'put', bucket: 'b', key: 'a+b %41', isSecondLook: true },
  ]);
});

it('an ETag is read without its quotes', () => {
  expect(parse(objectCreatedEvent({ ...place, etag: '"e"' }))).toMatchObject([{ etag: 'e' }]);
});

describe('a message of another kind fails without a retry, and the error says why', () => {
  const [record] = objectCreatedEvent(place).Records;
  it.each<[string, unknown, RegExp]>([
    ['an empty object', {}, /neither an S3 event nor a backfill/],
    ['another source', { source: 'aws.ec2' }, /neither an S3 event nor a backfill/],
    [
      'a record of another service',
      { Records: [{ ...record, eventSource: 'aws:sns' }] },
      /no S3 event record/,
    ],
    ['a record of version 3', { Records: [{ ...record, eventVersion: '3.0' }] }, /no S3 event record/],
    ['a record without a version', { Records: [{ eventSource: 'aws:s3' }] }, /no S3 event record/],
    ['an empty record', { Records: [null] }, /no S3 event record/],
    ['no bucket', { Records: [{ ...record, s3: { object: { key: 'k' } } }] }, /names no bucket/],
    ['no key', { Records: [{ ...record, s3: { bucket: { name: 'b' } } }] }, /names no key/],
    ['an empty key', { type: 'backfill', bucket: 'b', key: '' }, /names no key/],
    ['a key that is a number', { type: 'backfill', bucket: 'b', key: 7 }, /names no key/],
    ['no detail', { source: 'aws.s3', 'detail-type': 'Object Created' }, /names no bucket/],
    [
      'a key that is not form-encoded',
      { Records: [{ ...record, s3: { bucket: { name: 'b' }, object: { key: '%E0%A4%A' } } }] },
      /not form-encoded UTF-8: %E0%A4%A/,
    ],
  ])('%s', (_, message, says) => {
    expect(() => parse(message)).toThrow(PermanentError);
    expect(() => parse(message)).toThrow(says);
  });

  it.each(['', 'text', '[]', 'null'])('the body %j', (body) => {
    expect(() => parseObjectEvents(body)).toThrow(PermanentError);
  });
});
