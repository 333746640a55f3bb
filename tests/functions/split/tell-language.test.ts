import { describe, expect, it } from 'vitest';
import { tellLanguage } from '../../../functions/split/tell-language.ts';

const ENGLISH = 'The harbour was opened today and many people came to celebrate.';

describe('a stated language', () => {
  it('wins over what the text tells, and over what the document says', async () => {
    expect(await tellLanguage(ENGLISH, 'de-AT', 'fr')).toBe('de');
    expect(await tellLanguage('12345', 'de')).toBe('de');
  });

  it('that is not analysed is refused by its tag', async () => {
    await expect(tellLanguage(ENGLISH, 'sv-SE')).rejects.toMatchObject({
      reason: 'UNSUPPORTED_LANGUAGE',
      message: expect.stringContaining('"sv-SE"'),
    });
  });

  it('that is no tag states nothing', async () => {
    expect(await tellLanguage(ENGLISH, 'plain English')).toBe('en');
  });
});

describe('a document’s own word', () => {
  it.each([
    ['decides for a short headline that may be in it', 'Hamburg', 'de', 'de'],
    ['decides for a word that is in no list', 'Zxqv', 'it-IT', 'it'],
    ['is nothing against another script', '港口开放', 'en', 'zh'],
    ['is nothing against a text', ENGLISH, 'fr', 'en'],
    ['is nothing where it is no tag', ENGLISH, 'x', 'en'],
    ['is nothing where it is not analysed', ENGLISH, 'sv', 'en'],
  ])('%s', async (_, text, hint, language) => {
    expect(await tellLanguage(text, undefined, hint)).toBe(language);
  });
});

it('is told by the whole beginning of a text, not by a quotation at its start', async () => {
  const quotation =
    'La ministre a déclaré que le port serait ouvert aux navires dès le printemps prochain. '.repeat(5);
  expect(await tellLanguage(`${quotation}${`${ENGLISH} `.repeat(60)}`)).toBe('en');
});
