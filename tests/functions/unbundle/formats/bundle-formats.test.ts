import { expect, it } from 'vitest';
import { bundleFormatOf, xmlFormatOf } from '../../../../functions/unbundle/formats/bundle-formats.ts';

it.each([
  ['rss', 'rss'],
  ['RDF', 'rss'],
  ['feed', 'atom'],
  ['newsMessage', 'newsml'],
  ['newsItem', 'newsml'],
  ['svg', undefined],
])('the root element <%s> has the format %s', (root, name) => {
  expect(xmlFormatOf(root)?.name).toBe(name);
});

it('a bundle that another version recorded in an unknown format fails, so that it is retried', () => {
  expect(() => bundleFormatOf({ format: 'newsml-3' })).toThrow('recorded as newsml-3');
});
