import { expect, it } from 'vitest';
import { extractArticle } from '../../../functions/split/extract/extract-article.ts';
import { oneItem } from './bundle-of-lines.ts';
import { createUnbundleHarness } from './create-unbundle-harness.ts';

const HEAD = [
  'From: ports-request@lists.example',
  'To: ports@lists.example',
  'Subject: Ports Digest, Vol 1, Issue 2',
];
const DATE = 'Date: Wed, 4 Mar 2026 09:15:00 +0000';
const mail = (title: string) => [
  DATE,
  `From: Ilse Brandt <ib@b.example>`,
  `Subject: ${title}`,
  '',
  `${title} said.`,
];
const LINE = '-'.repeat(30);
/** A line of hyphens in an article, which separates nothing. */
const RULED = [...mail('One'), '', LINE, '', 'Ships: three came.'];

const MIME = [
  ...HEAD,
  'MIME-Version: 1.0',
  'Content-Type: multipart/digest; boundary="next part"',
  '',
  'A digest.',
  '--next part',
  '',
  ...mail('One'),
  '',
  '--next part  ',
  'Content-Type: message/rfc822',
  '',
  ...mail('Two'),
  '--next part--',
  'The end.',
];
const WITH_TOPICS = [
  ...HEAD,
  'Content-Type: multipart/mixed;',
  '\tboundary="=out="',
  '',
  '--=out=',
  'Content-Type: text/plain',
  'Content-Description: Ports Digest',
  '',
  'Topics: One, Two',
  '--=out=',
  'Content-Type: multipart/digest; boundary==in=',
  '',
  '--=in=',
  'Content-Type: message/rfc822',
  '',
  ...mail('One').toSpliced(3, 0, 'Content-Type: multipart/alternative; boundary="=in=2"'),
  '--=in=2',
  'Content-Type: text/plain',
  '',
  'One said.',
  '--=in=2--',
  '--=in=',
  ...mail('Two'),
  '--=in=--',
  '--=out=',
  'Content-Type: text/plain',
  '',
  'The foot.',
  '--=out=--',
];
const ATTACHED = MIME.with(4, 'Content-Type: multipart/mixed; boundary="next part"').toSpliced(
  8,
  0,
  'Content-Type: message/rfc822',
);
const TEXT = [
  "Today's Topics:",
  '',
  '   1. One (Ilse Brandt)',
  '',
  '',
  '-'.repeat(70),
  '',
  'Message: 1',
  ...RULED,
  '',
  '',
  LINE,
  '',
  'Message: 2',
  ...mail('Two').toSpliced(3, 0, 'Content-Type: text/plain; charset=koi8-r'),
  '',
  LINE,
  '',
  'Subject: Digest Footer',
  '',
  'A mailing list.',
  '',
  LINE,
  '',
  'End of Ports Digest, Vol 1, Issue 2',
  '***********************************',
];

async function unbundle(content: string | Buffer, msLeft = () => 120_000) {
  const harness = createUnbundleHarness('bundles/digest.eml');
  harness.setTimeLeft(msLeft);
  await harness.settle(harness.upload(content));
  const objects = [...harness.objects].filter(([key]) => key.endsWith('.eml') && key.startsWith('articles/'));
  const articles = await Promise.all(objects.map(([, { body }]) => extractArticle(body)));
  const record = await harness.record();
  return { articles: articles.sort((a, b) => (a.title < b.title ? -1 : 1)), record };
}

it.each([
  ['multipart/digest', 'mail-digest', MIME],
  ['multipart/digest with a list of topics', 'mail-digest', WITH_TOPICS],
  ['mails attached to a mail', 'mail-digest', ATTACHED],
  ['plain text', 'text-digest', TEXT],
  ['plain text as a mail', 'text-digest', [...HEAD, 'Content-Type: text/plain', '', ...TEXT]],
  [
    'plain text in a mailbox of one',
    'text-digest',
    ['From a@b.example Wed Mar  4 09:15:00 2026', ...HEAD, '', ...TEXT],
  ],
])('a digest becomes an object for each mail, in any slices: %s', async (_, format, lines) => {
  for (const end of ['\n', '\r\n']) {
    for (const msLeft of [undefined, oneItem()]) {
      const { articles, record } = await unbundle(`${lines.join(end)}${end}`, msLeft);
      expect(record).toMatchObject({
        status: 'UNBUNDLED',
        report: { format, counts: { items: 2, written: 2 } },
      });
      expect(articles).toMatchObject(
        ['One', 'Two'].map((title) => ({
          format: 'mail',
          title,
          byline: 'Ilse Brandt',
          publishedAt: '2026-03-04T09:15:00.000Z',
          text: expect.stringContaining(`${title} said.`),
        })),
      );
    }
  }
});

it('a line of hyphens in an article does not end it', async () => {
  const { articles } = await unbundle(TEXT.join('\n'));
  expect(articles[0]?.text).toContain('Ships: three came.');
});

it.each([
  ['8bit', (text: string) => Buffer.from(text, 'latin1')],
  ['quoted-printable', (text: string) => Buffer.from(text.replace('é', '=E9').replace('said', 'sa=\nid'))],
])('the mails of a digest in plain text have its charset: %s', async (encoding, encode) => {
  const head = [
    ...HEAD,
    'Content-Type: text/plain; charset=iso-8859-1',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
  ];
  const { articles } = await unbundle(encode([...head, ...TEXT].join('\n').replace('One said', 'Café said')));
  expect(articles[0]?.text).toContain('Café said.');
});

it.each([
  ['a part without a sender', TEXT.join('\n').replace(/From: .*\n(?=Subject: Two)/, ''), 'NO_ARTICLE'],
  ['a part of more than 10 MB', TEXT.join('\n').replace('Two said.', 'x'.repeat(10_000_001)), 'TOO_LARGE'],
])('a bad part of a digest does not stop the others: %s', async (_, content, reason) => {
  const { articles, record } = await unbundle(content);
  expect(articles.map(({ title }) => title)).toEqual(['One']);
  expect(record).toMatchObject({
    status: 'PARTIAL',
    report: { counts: { items: 2, faults: { [reason]: 1 } } },
  });
});

it.each([
  ['a single mail', [...HEAD, 'Content-Type: text/plain', '', 'Ships came.']],
  [
    'a digest in base64',
    [...HEAD, 'Content-Transfer-Encoding: base64', '', Buffer.from(TEXT.join('\n')).toString('base64')],
  ],
])('%s is rejected with its cure', async (_, lines) => {
  const { record } = await unbundle(lines.join('\n'));
  expect(record).toMatchObject({
    status: 'REJECTED',
    report: {
      stop: { reason: 'UNSUPPORTED_FORMAT', detail: expect.stringContaining('it is a single mail') },
    },
  });
});
