import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../functions/split/choose-language.ts';

const ENGLISH = 'The harbour was opened today and many people came to celebrate.';

describe('a stated language', () => {
  it('wins over the detected language and over the document’s tag', async () => {
    const stated = { language: 'de', languageOrigin: 'stated' };
    expect(await chooseLanguage(ENGLISH, 'de-AT', 'fr')).toEqual(stated);
    expect(await chooseLanguage('12345', 'de')).toEqual(stated);
  });

  it('is rejected, by its tag, where it is not analysed', async () => {
    await expect(chooseLanguage(ENGLISH, 'sv-SE')).rejects.toMatchObject({
      reason: 'UNSUPPORTED_LANGUAGE',
      message: expect.stringContaining('"sv-SE"'),
    });
  });

  it('is ignored where it is not a tag', async () => {
    expect((await chooseLanguage(ENGLISH, 'plain English')).language).toBe('en');
  });
});

describe('the document’s own tag', () => {
  it.each([
    ['decides for a short headline that may be in it', 'Hamburg', 'de', 'de'],
    ['decides for a word that the detector does not know', 'Zxqv', 'it-IT', 'it'],
    ['does not win over another script', '港口开放', 'en', 'zh'],
    ['does not win over a text', ENGLISH, 'fr', 'en'],
    ['is ignored where it is not a tag', ENGLISH, 'x', 'en'],
    ['is ignored where its language is not analysed', ENGLISH, 'sv', 'en'],
  ])('%s', async (_, text, hint, language) => {
    expect((await chooseLanguage(text, undefined, hint)).language).toBe(language);
  });
});

it('the whole beginning of a text decides, not a quotation at its start', async () => {
  const quotation =
    'La ministre a déclaré que le port serait ouvert aux navires dès le printemps prochain. '.repeat(5);
  expect((await chooseLanguage(`${quotation}${`${ENGLISH} `.repeat(60)}`)).language).toBe('en');
});
