import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (lines: readonly string[]) => extractArticle(Buffer.from(lines.join('\r\n'), 'latin1'));
const HEAD = [
  'Received: from a.example by b.example;',
  '\tTue, 24 Nov 2026 10:30:01 +0100',
  'From: Ana Marsh <ana@example.org>',
  'Date: Tue, 24 Nov 2026 10:30:00 +0100',
  'Message-ID: <1@example.org>',
  'MIME-Version: 1.0',
];
const EXPECTED = {
  format: 'mail',
  title: 'Größe des Hafens',
  byline: 'Ana Marsh',
  publishedAt: '2026-11-24T09:30:00.000Z',
};
const SUBJECT = 'Subject: Fwd: Re: =?utf-8?Q?Gr=C3=B6=C3=9Fe_des_Hafens?=';

describe('an article in a mail', () => {
  it('is decoded in the charset that it names, and loses its signature', async () => {
    const mail = [
      ...HEAD,
      SUBJECT,
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: 8bit',
      '',
      'Größer ist er.',
      '',
      'Schiffe kamen.',
      '-- ',
      'Ana, The Daily',
    ];
    expect(await extract(mail)).toEqual({
      ...EXPECTED,
      text: 'Größe des Hafens\n\nGrößer ist er.\n\nSchiffe kamen.',
    });
  });

  it('is read from its text part, without attachments', async () => {
    const mail = [
      ...HEAD,
      SUBJECT,
      'Content-Type: multipart/mixed; boundary="m"',
      '',
      '--m',
      'Content-Type: multipart/alternative; boundary="a"',
      '',
      '--a',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('Schiffe kamen. 😀').toString('base64'),
      '--a',
      'Content-Type: text/html',
      '',
      '<p>HTML</p>',
      '--a--',
      '--m',
      'Content-Type: text/plain; name="a.txt"',
      'Content-Disposition: attachment; filename="a.txt"',
      '',
      'attached',
      '--m--',
    ];
    expect(await extract(mail)).toEqual({ ...EXPECTED, text: 'Größe des Hafens\n\nSchiffe kamen. 😀' });
  });

  it('is read from its HTML part if it has no text part', async () => {
    const mail = [
      ...HEAD,
      SUBJECT,
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<p>Schiffe k=C3=B6nnen kommen.</p><p>Sie <b>kamen</b>.</p><script>x()</script>',
    ];
    expect((await extract(mail)).text).toBe('Größe des Hafens\n\nSchiffe können kommen.\n\nSie kamen.');
  });

  it('is rejected as EMPTY if its parts are empty', async () => {
    await expect(extract([...HEAD, ''])).rejects.toMatchObject({ reason: 'EMPTY' });
  });

  it('is rejected if its parts nest too deep', async () => {
    const parts = Array.from({ length: 60 }, (_, i) => [
      `Content-Type: multipart/mixed; boundary="b${i}"`,
      '',
      `--b${i}`,
    ]).flat();
    await expect(extract([...HEAD, ...parts, '', 'x'])).rejects.toMatchObject({ reason: 'UNDECODABLE' });
  });

  it.each([
    ['a letter to the editor', ['From: our correspondent', 'Subject: Harbour', '', 'Ships came.']],
    ['a headline with a colon', ['Harbour: opens', '', 'From: the port', 'Date: Monday', 'Message-ID: none']],
    ['an interview', ['Q: Is it open?', 'A: It is.', '', 'They left.']],
  ])('is not detected in %s', async (_, lines) => {
    expect((await extract(lines)).format).toBe('text');
  });
});
