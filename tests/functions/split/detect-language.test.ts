import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../functions/split/detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The harbour was opened today and many people came to celebrate.'],
    ['es', 'El puerto se abrió hoy y mucha gente vino a celebrar.'],
    ['fr', 'Le port a été ouvert aujourd’hui et beaucoup de gens sont venus.'],
    ['de', 'Der Hafen wurde heute eröffnet und alle kamen zur Feier an den Kai.'],
    ['it', 'Il porto è stato aperto oggi e molte persone sono venute a festeggiare.'],
    ['pt', 'O porto foi aberto hoje e muitas pessoas vieram celebrar.'],
    ['ar', 'الميناء مفتوح اليوم وجاء الكثير من الناس للاحتفال'],
    ['hi', 'बंदरगाह आज खुल गया और कई लोग जश्न मनाने आए।'],
    ['ja', '港が今日開いた。多くの人が祝いに来た。'],
    ['ko', '항구가 오늘 열렸다. 많은 사람들이 축하하러 왔다.'],
    ['zh', '港口今天开放了，许多人来参加庆祝活动。'],
    ['zh-TW', '港口今天開放了，許多人來參加慶祝活動。'],
  ])('detects %s', async (language, text) => {
    expect(await detectLanguage(text)).toEqual({ language, languageOrigin: 'text' });
  });

  it.each([
    ['a short headline', 'Harbour opens', 'en'],
    ['a word that the detector does not know', 'OK', 'en'],
    ['a name', 'Zxqv', 'en'],
    ['a text of one letter', 'x'.repeat(5_000), 'en'],
    ['Korean letters', 'ㅋㅋ', 'ko'],
    ['a Japanese letter', 'ア', 'ja'],
    ['a Chinese character of both writings', '港', 'zh'],
    ['a Chinese character of one', '國', 'zh-TW'],
  ])('finds a language that can be analysed for %s', async (_, text, language) => {
    expect((await detectLanguage(text)).language).toBe(language);
  });

  it.each([
    ['a word', 'hello', undefined, 'en', 'assumed'],
    ['a word, and a tag', 'hello', 'fr', 'fr', 'document'],
    ['a word, and the tag of a language that is not analysed', 'hello', 'sv', 'en', 'assumed'],
    [
      'a list of names',
      'Giovanni Rossi, Marco Bianchi, Luca Verdi, Anna Ferrari',
      undefined,
      'en',
      'assumed',
    ],
    ['names in a headline', 'Giuseppe Conte meets Matteo Salvini in Milano', undefined, 'en', 'assumed'],
    ['a short headline in another language', 'Der Hafen ist heute zu', undefined, 'de', 'text'],
    ['a headline in capitals', 'HARBOUR CLOSED AFTER SECOND STORM', undefined, 'en', 'text'],
    ['a short headline, and the tag of a template', 'Der Hafen ist heute zu', 'en', 'de', 'text'],
  ])('of %s', async (_, text, hint, language, languageOrigin) => {
    expect(await detectLanguage(text, hint)).toEqual({ language, languageOrigin });
  });

  it('rejects a short text in the language that is not analysed and that its document names', async () => {
    await expect(detectLanguage('Hamnen stängdes efter stormen', 'sv')).rejects.toMatchObject({
      reason: 'UNSUPPORTED_LANGUAGE',
    });
  });

  const ENGLISH = 'The harbour was closed at noon, and the ferries to the islands stayed in port. ';
  const GERMAN = 'Der Hafen wurde am Mittag gesperrt, und die Fähren zu den Inseln blieben im Hafen. ';
  const SWEDISH = 'Hamnen stängdes vid lunchtid, och färjorna till öarna stannade kvar i hamnen. ';
  it.each([
    ['“', '”'],
    ['"', '"'],
    ['„', '“'],
    ['«', '»'],
    ['»', '«'],
  ])('leaves quotations in %s and %s out', async (open, close) => {
    const quotation = `${open}${GERMAN.trim()}${close} `.repeat(8);
    expect((await detectLanguage(quotation + ENGLISH.repeat(2))).language).toBe('en');
    await expect(detectLanguage(quotation + SWEDISH.repeat(2), 'en')).rejects.toMatchObject({
      reason: 'UNSUPPORTED_LANGUAGE',
    });
  });

  it('reads the quotations of a text that is little else', async () => {
    expect((await detectLanguage(`„${GERMAN.repeat(3)}“, said Ann.`)).language).toBe('de');
  });

  it.each([
    ['at its start', SWEDISH.repeat(4) + ENGLISH.repeat(12)],
    ['at its end', ENGLISH.repeat(12) + SWEDISH.repeat(4)],
  ])('takes the language of most of a mixed page: another one %s', async (_, text) => {
    expect((await detectLanguage(text)).language).toBe('en');
  });

  it.each([
    ['Russian', 'Министр объявил сегодня о новых мерах по поддержке экономики страны.'],
    [
      'Swedish',
      'Regeringen meddelade i dag att nya åtgärder kommer att införas för att stödja ekonomin i landet.',
    ],
    ['Thai', 'วันนี้ท่าเรือเปิดแล้วและผู้คนมากมายมาร่วมฉลอง'],
  ])('rejects a language that is not analysed, by its name: %s', async (name, text) => {
    await expect(detectLanguage(text)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_LANGUAGE',
      message: expect.stringContaining(name),
    });
  });

  it.each(['12345 67890', '😀 👨‍👩‍👧', '— … !'])('rejects a text without words: %s', async (text) => {
    await expect(detectLanguage(text)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_LANGUAGE',
      message: expect.stringContaining('no words'),
    });
  });
});
