import { describe, expect, it } from 'vitest';
import { readStatedFacts } from '../../../functions/split/read-stated-facts.ts';

describe('readStatedFacts', () => {
  it('reads title, byline, language, date and source', () => {
    expect(
      readStatedFacts({
        title: 'Harbour opens',
        byline: 'Ana Marsh',
        language: 'pt-BR',
        'published-at': '2026-11-24T10:00:00+01:00',
        source: 'The Daily',
        other: 'x',
      }),
    ).toEqual({
      title: 'Harbour opens',
      byline: 'Ana Marsh',
      language: 'pt-BR',
      publishedAt: '2026-11-24T09:00:00.000Z',
      publishedAtOffset: '+01:00',
      publisher: 'The Daily',
    });
  });

  it.each([
    ['nothing', {}, {}],
    ['white space', { title: ' ', source: '\t' }, {}],
    ['a date that is not one', { 'published-at': 'yesterday' }, {}],
    ['a name in capitals', { Title: 'A' }, { title: 'A' }],
    ['several lines', { title: 'A\r\n  B' }, { title: 'A B' }],
    [
      'encoded words',
      { title: '=?UTF-8?Q?Caf=C3=A9?=', source: '=?utf-8?B?5riv?=' },
      { title: 'Café', publisher: '港' },
    ],
    ['controls', { title: 'A\u0000B' }, { title: 'A B' }],
  ])('reads metadata with %s', (_, metadata, stated) => {
    expect(readStatedFacts(metadata)).toEqual(stated);
  });
});
