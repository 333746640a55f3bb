import { expect, test } from 'vitest';
import { queuesToNotify } from '../../../local/s3/notify-queues.ts';

const notification = { event: 's3:ObjectCreated:*', queueArn: 'q', prefix: '', suffix: '' };
const change = { bucket: 'b', key: 'in/a.txt', eventName: 'ObjectCreated:Put', sequencer: '1' };

test.each([
  ['any creation', {}, ['q']],
  ['this creation', { event: 's3:ObjectCreated:Put' }, ['q']],
  ['another creation', { event: 's3:ObjectCreated:Copy' }, []],
  ['removals', { event: 's3:ObjectRemoved:*' }, []],
  ['its prefix', { prefix: 'in/' }, ['q']],
  ['another prefix', { prefix: 'out/' }, []],
  ['its suffix', { suffix: '.txt' }, ['q']],
  ['another suffix', { suffix: '.md' }, []],
])('a queue with a filter for %s receives matching changes only', (_, filter, queues) => {
  expect(queuesToNotify([{ ...notification, ...filter }], change)).toEqual(queues);
});

test('a queue with two matching configurations receives a change once', () => {
  expect(queuesToNotify([notification, { ...notification, event: 's3:ObjectCreated:Put' }], change)).toEqual([
    'q',
  ]);
});
