import { describe, expect, it } from 'vitest';
import { detectChinese } from '../../../core/article/detect-chinese.ts';
import { Rejection } from '../../../core/article/errors.ts';
import { isLanguage, LANGUAGES } from '../../../core/article/language.ts';
import { isTerminal } from '../../../core/article/status.ts';

it('the twelve languages of the service are known, and no other', () => {
  expect(LANGUAGES).toHaveLength(12);
  expect(LANGUAGES.every(isLanguage)).toBe(true);
  expect(['la', 'EN', 'zh-CN', ''].some(isLanguage)).toBe(false);
});

it('every status but ENRICHING is terminal', () => {
  expect(isTerminal('ENRICHING')).toBe(false);
  for (const status of ['ENRICHED', 'PARTIAL', 'REJECTED', 'DELETED'] as const)
    expect(isTerminal(status)).toBe(true);
});

it('a rejection has its reason and the facts that caused it', () => {
  expect(new Rejection('EMPTY', 'no text')).toMatchObject({
    name: 'Rejection',
    reason: 'EMPTY',
    message: 'no text',
  });
});

describe('Chinese', () => {
  it.each([
    ['中国和美国的关系正在发生变化', 'zh'],
    ['中國和美國的關係正在發生變化', 'zh-TW'],
    ['天地人', 'zh'],
    ['他說：“这个国家”', 'zh'],
  ] as const)('%s is %s', (text, code) => {
    expect(detectChinese(text)).toBe(code);
  });
});
