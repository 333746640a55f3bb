import { describe, expect, it } from 'vitest';
import { readStatedFacts } from '../../../functions/split/read-stated-facts.ts';

describe('what an object’s metadata states', () => {
  it('is title, language, date and source', () => {
    expect(
      readStatedFacts({
        title: 'Harbour opens',
        language: 'pt-BR',
        'published-at': '2026-11-24T10:00:00+01:00',
        source: 'The Daily',
        other: 'x',
      }),
    ).toEqual({
      title: 'Harbour opens',
      language: 'pt-BR',
      publishedAt: '2026-11-24T09:00:00.000Z',
      publisher: 'The Daily',
    });
  });

  it.each([
    ['nothing', {}, {}],
    ['white space', { title: ' ', source: '\t' }, {}],
    ['what is no date', { 'published-at': 'yesterday' }, {}],
    ['a name in capitals', { Title: 'A' }, { title: 'A' }],
    ['several lines', { title: 'A\r\n  B' }, { title: 'A B' }],
    [
      'encoded words',
      { title: '=?UTF-8?Q?Caf=C3=A9?=', source: '=?utf-8?B?5riv?=' },
      { title: 'Café', publisher: '港' },
    ],
    ['controls', { title: 'A\u0000B' }, { title: 'A B' }],
  ])('of %s', (_, metadata, stated) => {
    expect(readStatedFacts(metadata)).toEqual(stated);
  });
});
