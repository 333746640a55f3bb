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

  it('without a date or an id is read', async () => {
    const mail = [
      'From: Ilse Brandt <ib@example.org>',
      'Subject: Harbour closed',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      'VGhlIGhhcmJvdXIgd2FzIGNsb3NlZC4=',
      '--b--',
    ];
    expect(await extract(mail)).toEqual({
      format: 'mail',
      title: 'Harbour closed',
      byline: 'Ilse Brandt',
      text: 'Harbour closed\n\nThe harbour was closed.',
    });
  });

  it('of headers that people wrote is read', async () => {
    const mail = [
      'From: Ana <a@b.example>',
      'To: desk@b.example',
      'Date: 24 Nov 2026',
      'Subject: Harbour',
      '',
      'It opens.',
    ];
    expect(await extract(mail)).toMatchObject({ format: 'mail', title: 'Harbour', byline: 'Ana' });
  });

  const FORWARDED = ['Harbour closes its terminal.', '', 'Mayor Ilse Brandt spoke.'];
  it.each([
    [
      'Gmail',
      [
        'FYI',
        '',
        '---------- Forwarded message ---------',
        'From: Ana Marsh <a@b.example>',
        'Date: Tue, 24 Nov 2026 at 09:30',
        'Subject: Größe des Hafens',
        'To: Desk <d@c.example>',
        '',
      ],
    ],
    [
      'Outlook',
      [
        'FYI',
        '',
        '-----Original Message-----',
        'From: Ana Marsh <a@b.example>',
        'Sent: 24 November 2026 09:30',
        'To: Desk',
        'Subject: Größe des Hafens',
        '',
      ],
    ],
    [
      'Apple Mail',
      [
        'FYI',
        '',
        'Begin forwarded message:',
        '',
        'From: Ana Marsh <a@b.example>',
        'Subject: Größe des Hafens',
        'Date: 24 November 2026 at 09:30',
        'To: Desk',
        '',
      ],
    ],
    [
      'Thunderbird in German',
      [
        'FYI',
        '',
        '-------- Weitergeleitete Nachricht --------',
        'Betreff: Größe des Hafens',
        'Datum: Tue, 24 Nov 2026 09:30',
        'Von: Ana Marsh <a@b.example>',
        'An: d@c.example',
        '',
      ],
    ],
  ])('forwarded by %s is the article that was forwarded', async (_, lines) => {
    const mail = [
      ...HEAD.filter((line) => !line.startsWith('From')),
      'From: Petra <p@c.example>',
      SUBJECT,
      'Content-Type: text/plain; charset=iso-8859-1',
      '',
      ...lines,
      ...FORWARDED,
    ];
    expect(await extract(mail)).toEqual({ ...EXPECTED, text: `Größe des Hafens\n\n${FORWARDED.join('\n')}` });
  });

  it.each([
    ['Sent from my iPhone'],
    ['Von meinem iPhone gesendet'],
    ['Get Outlook for Android'],
    ['-- ', 'Ana, The Daily'],
    ['On Mon, 23 Nov 2026 at 09:00, Desk wrote:', '> Is it ready?', '> Please send.'],
    [
      'On Mon, 23 Nov 2026 at 09:00, The Very Long Name of a Desk',
      '<desk@c.example> wrote:',
      '',
      '> Is it ready?',
    ],
    ['CONFIDENTIALITY NOTICE: This email is for you.', 'Delete it.'],
    ['This e-mail and any attachments are confidential and intended for you.'],
    ['If you are not the intended recipient, delete it.'],
  ])('loses what is no part of the article: %s', async (...lines) => {
    expect((await extract([...HEAD, SUBJECT, '', 'Ships came.', '', 'They left.', '', ...lines])).text).toBe(
      'Größe des Hafens\n\nShips came.\n\nThey left.',
    );
  });

  it.each([
    ['On Monday the minister wrote:', '"Ships came."'],
    ['From: the harbour', 'To: the sea'],
    ['She sent from my phone a note.'],
    ['The forwarded message was short.'],
  ])('keeps prose: %s', async (...lines) => {
    expect((await extract([...HEAD, SUBJECT, '', 'It opens.', '', ...lines])).text).toContain(
      lines.join('\n'),
    );
  });

  it('that a browser saved is read as a page', async () => {
    const mail = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://c.example/t',
      'Subject: Harbour opens',
      'Date: Tue, 24 Nov 2026 09:30:00 -0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="m"',
      '',
      '--m',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<html><head><title>Harbour opens</title></head><body><nav>Home</nav><article><h1>Harbour opens</h1><p>Ships =',
      'came to the port of Bergen on Tuesday, the mayor said.</p></article></body></html>',
      '--m',
      'Content-Type: text/css',
      '',
      'a{}',
      '--m--',
    ];
    const article = await extract(mail);
    expect(article).toMatchObject({ title: 'Harbour opens', publishedAt: '2026-11-24T09:30:00.000Z' });
    expect(article).not.toHaveProperty('byline');
    expect(article.text).toBe(
      'Harbour opens\n\nShips came to the port of Bergen on Tuesday, the mayor said.',
    );
  });

  const one = (id: number) => [
    `From MAILER-DAEMON Wed Mar  4 09:1${id}:00 2026`,
    ...HEAD.slice(2),
    `Subject: ${id}`,
    '',
    'Ships came.',
    '',
  ];
  const TEXT_DIGEST = [
    'Today:',
    '',
    '-'.repeat(70),
    '',
    'Date: Wed, 4 Mar 2026 09:15:00 +0000',
    'From: a@b.c',
    'Subject: A',
    '',
    'A.',
    '',
    '-'.repeat(30),
    '',
    'End of Ports Digest',
  ];
  it('in a mailbox of one is read', async () => {
    expect((await extract(one(1))).title).toBe('1');
  });

  it.each([
    ['a mailbox of two', [...one(1), ...one(2)], 'a mailbox of several mails (mbox)'],
    [
      'a digest',
      [
        ...HEAD,
        'Content-Type: multipart/digest; boundary="d"',
        '',
        '--d',
        '',
        'From: a@b.c',
        'Subject: A',
        '',
        'A.',
        '--d',
        '',
        'From: a@b.c',
        'Subject: B',
        '',
        'B.',
        '--d--',
      ],
      'a digest of several mails, and one object is one article. Upload it under bundles/',
    ],
    [
      'a digest of one mail with a list of topics',
      [
        ...HEAD,
        'Content-Type: multipart/mixed; boundary="m"',
        '',
        '--m',
        'Content-Type: text/plain',
        '',
        'Topics: A',
        '--m',
        'Content-Type: multipart/digest; boundary="d"',
        '',
        '--d',
        '',
        'From: a@b.c',
        'Subject: A',
        '',
        'A.',
        '--d--',
        '--m--',
      ],
      'Upload it under bundles/',
    ],
    [
      'a digest in plain text',
      [...HEAD, 'Content-Type: text/plain', '', ...TEXT_DIGEST],
      'Upload it under bundles/',
    ],
    [
      'a digest in plain text, encoded',
      [
        ...HEAD,
        'Content-Type: text/plain',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(TEXT_DIGEST.join('\n')).toString('base64'),
      ],
      'Upload its text under bundles/',
    ],
  ])('is rejected: %s', async (_, lines, why) => {
    await expect(extract(lines)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining(why),
    });
  });

  it.each([
    ['a letter to the editor', ['From: our correspondent', 'Subject: Harbour', '', 'Ships came.']],
    ['a headline with a colon', ['Harbour: opens', '', 'From: the port', 'Date: Monday', 'Message-ID: none']],
    ['an interview', ['Q: Is it open?', 'A: It is.', '', 'They left.']],
  ])('is not detected in %s', async (_, lines) => {
    expect((await extract(lines)).format).toBe('text');
  });
});
