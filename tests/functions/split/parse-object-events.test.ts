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

describe('an S3 notification', () => {
  it('of a put names the object, its version and its place in the order of events', () => {
    expect(parse(objectCreatedEvent({ ...place, key: 'news/a.txt' }))).toEqual([
      { kind: 'put', bucket: 'articles', key: 'news/a.txt', sequencer: padSequencer('0A'), etag: 'e' },
    ]);
  });

  it('of a delete names no version', () => {
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
  ])('%s is a %s', (eventName, kind) => {
    expect(parse(renamed(eventName))).toMatchObject([{ kind }]);
  });

  it.each([
    'ObjectTagging:Put',
    'ObjectAcl:Put',
    'ObjectRestore:Completed',
    'ReducedRedundancyLostObject',
    '',
  ])('%j changes no content: nothing is done', (eventName) => {
    expect(parse(renamed(eventName))).toEqual([]);
  });

  it('keeps any key, spaces, plus signs, emoji and dots included', () => {
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

  it('with many records holds many events, in order', () => {
    const { Records: one } = objectCreatedEvent({ ...place, key: 'a' });
    const { Records: two } = objectRemovedEvent({ ...place, key: 'b' });
    expect(parse({ Records: [...one, ...two] }).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('of any 2.x version is read', () => {
    const event = objectCreatedEvent(place);
    expect(parse({ Records: [{ ...event.Records[0], eventVersion: '2.4' }] })).toHaveLength(1);
  });

  it('without a sequencer or an ETag is a hint without them', () => {
    const [record] = objectCreatedEvent(place).Records;
    const s3 = { bucket: { name: 'b' }, object: { key: 'article.txt' } };
    expect(parse({ Records: [{ ...record, s3 }] })).toEqual([
      { kind: 'put', bucket: 'b', key: 'article.txt' },
    ]);
  });
});

it('the test event of a new notification is nothing to do', () => {
  expect(parse(s3TestEvent())).toEqual([]);
});

describe('an EventBridge event', () => {
  it('of a put says the same, its key not encoded', () => {
    expect(parse(eventBridgeObjectEvent({ ...place, key: 'a+b c%20.txt' }))).toEqual([
      { kind: 'put', bucket: 'articles', key: 'a+b c%20.txt', sequencer: padSequencer('0A'), etag: 'e' },
    ]);
  });

  it.each(['ObjectRemoved:Delete', 'ObjectRemoved:DeleteMarkerCreated', 'LifecycleExpiration:Delete'])(
    'of %s is a delete',
    (eventName) => {
      expect(parse(eventBridgeObjectEvent({ eventName }))).toMatchObject([{ kind: 'delete' }]);
    },
  );

  it('of another kind changes no content', () => {
    expect(parse({ ...eventBridgeObjectEvent(), 'detail-type': 'Object Tags Added' })).toEqual([]);
    expect(parse({ ...eventBridgeObjectEvent(), 'detail-type': 'constructor' })).toEqual([]);
  });
});

it('a backfill is a hint without a place in the order of events', () => {
  expect(parse({ type: 'backfill', bucket: 'b', key: 'a+b %41' })).toEqual([
    { kind: 'put', bucket: 'b', key: 'a+b %41' },
  ]);
});

it('a second look is a backfill, lest code that does not know it give it up', () => {
  expect(parse({ type: 'backfill', bucket: 'b', key: 'a+b %41', isSecondLook: true })).toEqual([
    { kind: 'put', bucket: 'b', key: 'a+b %41', isSecondLook: true },
  ]);
});

it('quotes around an ETag are no part of it', () => {
  expect(parse(objectCreatedEvent({ ...place, etag: '"e"' }))).toMatchObject([{ etag: 'e' }]);
});

describe('what is none of these is refused for good, saying what is wrong', () => {
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
