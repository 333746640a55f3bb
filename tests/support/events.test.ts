import { describe, expect, it } from 'vitest';
import {
  encodeNotificationKey,
  eventBridgeObjectEvent,
  lambdaContext,
  objectCreatedEvent,
  objectRemovedEvent,
  s3TestEvent,
  sqsEvent,
} from './events.ts';

describe('the keys of notifications', () => {
  it.each([
    ['news/plain.txt', 'news/plain.txt'],
    ['red flower.jpg', 'red+flower.jpg'],
    ['a+b.txt', 'a%2Bb.txt'],
    ['100%.txt', '100%25.txt'],
    ['x=1&y=2?.txt', 'x%3D1%26y%3D2%3F.txt'],
    ['naïve/📰.txt', 'na%C3%AFve/%F0%9F%93%B0.txt'],
    ['../up.txt', '../up.txt'],
    ['%2F literal.txt', '%252F+literal.txt'],
  ])('%s is sent as %s', (key, encoded) => {
    expect(encodeNotificationKey(key)).toBe(encoded);
  });
});

it('a removed object has no size, and an ETag only where one is given', () => {
  expect(objectRemovedEvent({ key: 'a b', sequencer: '01' }).Records[0]?.s3.object).toEqual({
    key: 'a+b',
    sequencer: '01',
  });
  const marker = objectRemovedEvent({
    eventName: 'ObjectRemoved:DeleteMarkerCreated',
    etag: 'e',
    versionId: 'v',
  });
  expect(marker.Records[0]?.s3.object).toMatchObject({ eTag: 'e', versionId: 'v' });
});

it('a created object carries what it was given, and version ids only in versioned buckets', () => {
  const object = objectCreatedEvent({ key: 'k', etag: 'e', size: 7, sequencer: '0A' }).Records[0]?.s3.object;
  expect(object).toEqual({ key: 'k', eTag: 'e', size: 7, sequencer: '0A' });
});

it('the test event of a new notification has no Records', () => {
  expect(s3TestEvent('mine')).toMatchObject({ Event: 's3:TestEvent', Bucket: 'mine' });
  expect(s3TestEvent()).not.toHaveProperty('Records');
});

it('EventBridge sends the raw key and its own words for the event', () => {
  const created = eventBridgeObjectEvent({ key: 'a b', eventName: 'ObjectCreated:Copy' });
  expect(created['detail-type']).toBe('Object Created');
  expect(created.detail).toMatchObject({ object: { key: 'a b', size: 1_024 }, reason: 'CopyObject' });
  const removed = eventBridgeObjectEvent({ eventName: 'ObjectRemoved:DeleteMarkerCreated' });
  expect(removed['detail-type']).toBe('Object Deleted');
  expect(removed.detail).toMatchObject({ 'deletion-type': 'Delete Marker Created' });
});

it('an SQS event keeps the order of its bodies and sends objects as JSON', () => {
  const event = sqsEvent(['raw', { a: 1 }], { queueName: 'split', receiveCount: 3 });
  expect(event.Records.map((record) => record.body)).toEqual(['raw', '{"a":1}']);
  expect(event.Records.map((record) => record.messageId)).toEqual(['message-0', 'message-1']);
  expect(event.Records[1]).toMatchObject({
    attributes: { ApproximateReceiveCount: '3' },
    eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:split',
  });
});

it('a context says how much time is left', () => {
  expect(lambdaContext({ getRemainingTimeInMillis: () => 5 }).getRemainingTimeInMillis()).toBe(5);
});
