import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, parseAddress, pathOf, type Route } from '../../../web/rules/routes.ts';

const parse = (address: string) => {
  const { pathname, searchParams } = new URL(address, 'http://127.0.0.1');
  return parseAddress(pathname, searchParams);
};

describe('the address of a view', () => {
  it.each<[string, Route]>([
    ['/', { view: 'today' }],
    ['/?desk', { view: 'desk' }],
    ['/?names', { view: 'names', prefix: '' }],
    ['/?names=ice', { view: 'names', prefix: 'ice' }],
    ['/?day=2026-12-01', { view: 'day', day: '2026-12-01' }],
    ['/?name=United%20States', { view: 'name', name: 'United States' }],
    ['/?article=a/b%26c.txt', { view: 'article', key: 'a/b&c.txt' }],
    ['/?id=353e34d87552db7494b092ba353e34d8', { view: 'article-id', id: '353e34d87552db7494b092ba353e34d8' }],
  ])('%s', (address, route) => {
    expect(parse(address)).toEqual(route);
    expect(pathOf(route)).toBe(address);
  });

  it.each(['/nowhere', '/?day=2026-02-30', '/?day=today', '/?name=', '/?article', '/?id=x'])(
    '%s is no view',
    (address) => {
      expect(parse(address).view).toBe('lost');
    },
  );

  it('has filters beside the view', () => {
    const address = pathOf({ view: 'desk' }, { reason: 'EMPTY', on: '2026-12-01' });
    expect(address).toBe('/?desk&reason=EMPTY&on=2026-12-01');
    expect(parse(address)).toEqual({ view: 'desk' });
  });

  it('has any name and any key, also after the browser has parsed it', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        '.',
        '..',
        'a/../b',
        '%2e%2e',
        '?q#h',
        '\\..\\',
        ' ',
        '+',
        '&day=',
        'javascript:alert(1)',
      ),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('name', 'article'), (text, view) => {
        const route: Route = view === 'name' ? { view, name: text } : { view: 'article', key: text };
        const back = parse(pathOf(route));
        expect('name' in back ? back.name : 'key' in back ? back.key : '').toBe(text.toWellFormed());
      }),
    );
  });

  it.each([
    ['2026-12-01', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['20261201', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
