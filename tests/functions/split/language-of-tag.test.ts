import { expect, it } from 'vitest';
import { languageOfTag } from '../../../functions/split/language-of-tag.ts';

it.each([
  ['en', 'en'],
  ['EN-gb', 'en'],
  ['pt_BR', 'pt'],
  ['zh-Hans', 'zh'],
  ['zh-CN', 'zh'],
  ['zh-Hant', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-TW', 'zh-TW'],
  ['sv', 'sv'],
  ['', undefined],
  ['not a tag', undefined],
])('%s is %s', (tag, language) => {
  expect(languageOfTag(tag, 'Harbour')).toBe(language);
});

it('lets the text decide which script a bare tag of Chinese means', () => {
  expect([languageOfTag('zh', '港口开放了'), languageOfTag('zh', '港口開放了')]).toEqual(['zh', 'zh-TW']);
});
