import { expect, it } from 'vitest';
import {
  parseBundleMessage,
  parsePassageMessage,
  parsePublicationMessage,
} from '../../core/article/messages.ts';
import { padSequencer } from '../../core/article/sequencer.ts';
import { parseObjectEvents } from '../../functions/split/parse-object-events.ts';

/**
 * The bodies, byte for byte, that may wait in a queue while the next version is deployed, and in a dead-letter queue for two
 * weeks after it. Rows may be added, but never changed or removed: every later version reads a body that some version has
 * sent. To change a message, add a row with its new form, and keep reading the old form.
 */
const OF_OBJECTS: readonly (readonly [name: string, body: string, event: object])[] = [
  [
    'a put, from S3',
    '{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"2026-11-24T09:30:00.000Z","eventName":"ObjectCreated:Put","userIdentity":{"principalId":"AWS:A"},"requestParameters":{"sourceIPAddress":"192.0.2.1"},"responseElements":{"x-amz-request-id":"R"},"s3":{"s3SchemaVersion":"1.0","configurationId":"C","bucket":{"name":"desk","ownerIdentity":{"principalId":"O"},"arn":"arn:aws:s3:::desk"},"object":{"key":"politics/a+%2B+b.txt","size":9,"eTag":"d41d8cd98f00b204e9800998ecf8427e","versionId":"V","sequencer":"0055AED6DCD90281E5"}}}]}',
    {
      kind: 'put',
      key: 'politics/a + b.txt',
      sequencer: padSequencer('0055AED6DCD90281E5'),
      etag: 'd41d8cd98f00b204e9800998ecf8427e',
    },
  ],
  [
    'a delete by lifecycle, from S3',
    '{"Records":[{"eventVersion":"2.3","eventSource":"aws:s3","eventName":"LifecycleExpiration:DeleteMarkerCreated","s3":{"bucket":{"name":"desk"},"object":{"key":"a.txt","sequencer":"0055AED6DCD90281E6"}}}]}',
    { kind: 'delete', key: 'a.txt', sequencer: padSequencer('0055AED6DCD90281E6') },
  ],
  [
    'a put, through EventBridge',
    '{"version":"0","id":"I","detail-type":"Object Created","source":"aws.s3","account":"111122223333","time":"2026-11-24T09:30:00Z","region":"us-east-1","resources":["arn:aws:s3:::desk"],"detail":{"version":"0","bucket":{"name":"desk"},"object":{"key":"politics/a + b.txt","size":9,"etag":"d41d8cd98f00b204e9800998ecf8427e","version-id":"V","sequencer":"0055AED6DCD90281E5"},"request-id":"R","requester":"111122223333","source-ip-address":"192.0.2.1","reason":"PutObject"}}',
    {
      kind: 'put',
      key: 'politics/a + b.txt',
      sequencer: padSequencer('0055AED6DCD90281E5'),
      etag: 'd41d8cd98f00b204e9800998ecf8427e',
    },
  ],
  [
    'a delete, through EventBridge',
    '{"version":"0","detail-type":"Object Deleted","source":"aws.s3","detail":{"version":"0","bucket":{"name":"desk"},"object":{"key":"a.txt","version-id":"V","sequencer":"0055AED6DCD90281E6"},"reason":"Lifecycle Expiration","deletion-type":"Delete Marker Created"}}',
    { kind: 'delete', key: 'a.txt', sequencer: padSequencer('0055AED6DCD90281E6') },
  ],
  [
    'a backfill message, sent by hand or by the command',
    '{"type":"backfill","bucket":"desk","key":"politics/a + b.txt"}',
    { kind: 'put', key: 'politics/a + b.txt' },
  ],
  [
    'the repair of a damaged generation',
    '{"type":"backfill","bucket":"desk","key":"a.txt","replaces":"0123456789abcdef01234567"}',
    { kind: 'put', key: 'a.txt', replaces: '0123456789abcdef01234567' },
  ],
  [
    'a recheck',
    '{"type":"backfill","bucket":"desk","key":"a.txt","isSecondLook":true}',
    { kind: 'put', key: 'a.txt', isSecondLook: true },
  ],
];

it.each(OF_OBJECTS)('split reads %s', (_, body, event) => {
  expect(parseObjectEvents(body)).toEqual([{ bucket: 'desk', ...event }]);
});

const PASSAGE = {
  articleId: '0123456789abcdef0123456789abcdef',
  generation: '0123456789abcdef01234567',
  pipelineVersion: '2026-11-25.4',
  language: 'en',
  passage: {
    index: 1,
    text: 'Ships came. 😀',
    gap: '\n\n',
    span: { codePoints: { begin: 15, end: 28 }, utf16: { begin: 15, end: 29 } },
  },
};
it.each([
  [
    'a passage',
    '{"articleId":"0123456789abcdef0123456789abcdef","generation":"0123456789abcdef01234567","pipelineVersion":"2026-11-25.4","language":"en","analyses":["entities","sentiment","keyPhrases","targetedSentiment"],"passage":{"index":1,"text":"Ships came. \\ud83d\\ude00","gap":"\\n\\n","span":{"codePoints":{"begin":15,"end":28},"utf16":{"begin":15,"end":29}}}}',
    { ...PASSAGE, analyses: ['entities', 'sentiment', 'keyPhrases', 'targetedSentiment'] },
  ],
  [
    'a passage of a version that had no choice of analyses',
    '{"articleId":"0123456789abcdef0123456789abcdef","generation":"0123456789abcdef01234567","pipelineVersion":"2026-11-25.4","language":"en","passage":{"index":1,"text":"Ships came. \\ud83d\\ude00","gap":"\\n\\n","span":{"codePoints":{"begin":15,"end":28},"utf16":{"begin":15,"end":29}}}}',
    { ...PASSAGE, analyses: ['entities', 'sentiment'] },
  ],
])('enrich reads %s', (_, body, message) => {
  expect(parsePassageMessage(body)).toEqual(message);
});

it.each([
  '{"type":"publish","articleId":"0123456789abcdef0123456789abcdef","generation":"0123456789abcdef01234567"}',
  '{"type":"publish","articleId":"0123456789abcdef0123456789abcdef","generation":"0123456789abcdef01234567","isSecondLook":true}',
  '{"type":"resweep","articleId":"0123456789abcdef0123456789abcdef","generation":"0123456789abcdef01234567"}',
])('publish reads %s', (body) => {
  expect(parsePublicationMessage(body)).toEqual(JSON.parse(body));
});

it.each([
  '{"type":"begin","kind":"put","bucket":"desk","key":"bundles/day.jsonl","sequencer":"0055AED6DCD90281E5","etag":"d41d8cd98f00b204e9800998ecf8427e"}',
  '{"type":"begin","kind":"delete","bucket":"desk","key":"bundles/day.jsonl","sequencer":"0055AED6DCD90281E6"}',
  '{"type":"begin","kind":"put","bucket":"desk","key":"bundles/day.jsonl"}',
  '{"type":"go-on","bucket":"desk","key":"bundles/day.jsonl","generation":"0123456789abcdef01234567"}',
  '{"type":"go-on","bucket":"desk","key":"bundles/day.jsonl","generation":"0123456789abcdef01234567","isSecondLook":true}',
  '{"type":"look-again","bucket":"desk","key":"bundles/day.jsonl","generation":"0123456789abcdef01234567","from":{"position":32000000,"number":9000}}',
])('unbundle reads %s', (body) => {
  expect(parseBundleMessage(body)).toEqual(JSON.parse(body));
});
