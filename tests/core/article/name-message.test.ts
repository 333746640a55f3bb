import { expect, it } from 'vitest';
import { articleIdOf } from '../../../core/article/article-id.ts';
import { nameMessage } from '../../../core/article/name-message.ts';

const ID = articleIdOf('desk', 'a b/ü.txt');
const s3 = { bucket: { name: 'desk' }, object: { key: 'a+b/%C3%BC.txt' } };

it.each([
  [
    'a passage',
    { articleId: 'a', generation: 'g', passage: { text: 'secret' } },
    { articleId: 'a', generation: 'g' },
  ],
  [
    'a publication',
    { type: 'publish', articleId: 'a', generation: 'g' },
    { articleId: 'a', generation: 'g' },
  ],
  ['a backfill', { type: 'backfill', bucket: 'desk', key: 'a b/ü.txt' }, { articleId: ID, key: 'a b/ü.txt' }],
  ['an event of S3', { Records: [{ s3 }] }, { articleId: ID, key: 'a b/ü.txt' }],
  [
    'an event of EventBridge',
    { detail: { bucket: { name: 'desk' }, object: { key: 'a b/ü.txt' } } },
    { articleId: ID, key: 'a b/ü.txt' },
  ],
  ['a key that is not encoded', { Records: [{ s3: { ...s3, object: { key: '%zz' } } }] }, {}],
  ['a message of another kind', { text: 'secret' }, {}],
  ['an id that is no name', { articleId: 'x'.repeat(2_000), generation: 7 }, {}],
  ['no records', { Records: [] }, {}],
  ['a list', [1], {}],
  ['null', null, {}],
])('names the article of %s', (_, message, name) => {
  expect(nameMessage(JSON.stringify(message))).toEqual(name);
});

it('finds no name in a message that is no JSON', () => {
  expect(nameMessage('Subject: secret')).toEqual({});
});
