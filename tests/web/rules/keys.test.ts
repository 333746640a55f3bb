import { expect, it } from 'vitest';
import { actionOf, KEYS } from '../../../web/rules/keys.ts';

const press = (key: string, more: object = {}) => ({ key, isModified: false, isTyping: false, ...more });

it.each([
  ['/', undefined, 'search'],
  ['g', undefined, undefined],
  ['d', 'g', 'day'],
  ['n', 'g', 'names'],
  ['k', 'g', 'desk'],
  ['k', undefined, 'row-before'],
  ['n', undefined, 'next-mention'],
  ['n', 'x', 'next-mention'],
  ['[', undefined, 'day-before'],
  ['7', undefined, 'type-7'],
  ['8', undefined, undefined],
  ['?', undefined, 'keys'],
  ['Escape', undefined, 'back'],
  ['q', undefined, undefined],
])('%s after %s does %s', (key, first, action) => {
  expect(actionOf(press(key), first)).toBe(action);
});

it('leaves keys to the browser and to fields, but for Esc', () => {
  expect(actionOf(press('c', { isModified: true }))).toBeUndefined();
  expect(actionOf(press('/', { isTyping: true }))).toBeUndefined();
  expect(actionOf(press('Escape', { isTyping: true }))).toBe('back');
});

it('no key means two things', () => {
  const combinations = KEYS.map(({ keys }) => keys.join(' '));
  expect(new Set(combinations).size).toBe(combinations.length);
});
