import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (text: string) => extractArticle(Buffer.from(text));

describe('a text that is no article is rejected by its kind', () => {
  it.each([
    [
      'CSV of articles',
      'id,title,text\n1,Lisport closes,"The board voted, Ilse Brandt said."\n2,Storm,"A storm\ncame."\n',
      'a table of articles with the columns id, title, text',
    ],
    [
      'TSV of articles',
      'url\tbody\nhttps://a.example\tThe board voted.\n',
      'a table of articles with the columns url, body',
    ],
    [
      'CSV with semicolons',
      'Titel;Datum;Text\nHafen;1.1.2026;Das Amt.\nSturm;2.1.2026;Ein Sturm.\n',
      'Titel, Datum, Text',
    ],
    ['CSV of numbers', 'year,ships,tons\n2025,3,40\n2026,4,50\n', "none of which is an article's text"],
    [
      'WARC',
      'WARC/1.0\r\nWARC-Type: response\r\n\r\n',
      'web archive (WARC), not an article. Upload it under bundles/',
    ],
    [
      'WARC with a picture',
      'WARC/1.1\r\nWARC-Type: response\r\n\r\n\x89PNG\0\0\0',
      'Upload it under bundles/',
    ],
    [
      'a digest in plain text',
      `Ports Digest\n\n${'-'.repeat(70)}\n\nDate: Wed, 4 Mar 2026\nFrom: a@b.example\nSubject: A\n\nA.\n\n${'-'.repeat(30)}\n\nEnd of Ports Digest\n`,
      'a digest of several mails, not an article. Upload it under bundles/',
    ],
    ['iCalendar', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR', 'calendar'],
    ['vCard', 'BEGIN:VCARD\nFN:Ilse Brandt\nEND:VCARD', 'contact'],
    ['LaTeX', '% a comment\n\\documentclass{article}\n\\begin{document}Ships came.\\end{document}', 'LaTeX'],
    ['PHP', '<?php\necho "Ships";\n', 'a program'],
    ['a script', '#!/bin/sh\necho Ships\n', 'a program'],
    ['SQL', '-- MySQL dump\n\nCREATE TABLE ships (id int);\n', 'database'],
    ['BibTeX', '@article{horak2026,\n title={Ships}\n}', 'bibliography'],
    ['a patch', 'diff --git a/x b/x\n--- a/x\n+++ b/x\n', 'a patch'],
    [
      'a log',
      '2026-03-04T08:15:00Z INFO started\n2026-03-04T08:15:01Z WARN slow\n2026-03-04T08:15:02Z ERROR failed\n',
      'a log',
    ],
    ['an access log', '1.2.3.4 - - [04/Mar/2026:08:15:00 +0000] "GET / HTTP/1.1" 200 1\n'.repeat(4), 'a log'],
    [
      'Python',
      '# Ships\nimport os\n\ndef main():\n    ships = [1, 2]\n    for ship in ships:\n        print(ship)\n\nmain()\n',
      'source code',
    ],
    [
      'JavaScript',
      "import fs from 'fs';\nconst ships = 3;\nfunction count() {\n  return ships;\n}\n",
      'source code',
    ],
    ['CSS', 'body {\n  color: red;\n  margin: 0;\n}\n', 'source code'],
  ])('%s', async (_, text, what) => {
    await expect(extract(text)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining(what),
    });
  });
});

describe('prose is not taken for another kind', () => {
  it.each([
    `Ships came.\n\n${'-'.repeat(70)}\n\nNote: They left.\nSource: the port.\n\n${'-'.repeat(30)}\n\nThat is all.`,
    'Ships, boats, and ferries\n\nAll of them came, stayed, and left.',
    'Horak, Petersen, Ruud\nBrandt, Klein, Faure\nHolt, Cooper, Anderson',
    'London;\nParis;\nBergen and Oslo are ports, said the mayor.\nShe was right.\nShips came.\nThey left.',
    'if it rains, ships stay:\nThis is why they came.\nThey left.',
    'INFO for readers\n\nShips came.\n\nThey left.',
    '2026-03-04 08:15: The board met.\n\nShips came.\n\nThey left again.',
    'Name | Role\n\nAlena Horak | Reporter\n\nShe spoke to Ilse Brandt on Tuesday.',
    'From Bergen to Oslo at 10:15 by train\n\nShips came.',
    '# Count ships\n\n```\nlet ships = 3;\nships += 1;\nprint(ships)\n```\n\nThat is all.',
    '"Ships came," said Ilse Brandt.\n"They left," said Robert Klein.\n"We saw," said Tomas Ruud.',
    'Title, text\nThe ships came, they left',
  ])('%j', async (text) => {
    expect((await extract(text)).format).toMatch(/^(?:text|markdown)$/);
  });
});
