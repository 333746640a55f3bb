import { fill, type HostileObject, MB, object } from './hostile-object.ts';

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]><nitf><body><body.content><p>&a30;</p></body.content></body></nitf>`;

export const MARKUP_OBJECTS: readonly HostileObject[] = [
  object('comments before a page', 'UNSUPPORTED_LANGUAGE', () => fill('<!---->')),
  object('tags that never end', 'passages', () => fill('<p ')),
  object('100,000 nested tags', 'UNSUPPORTED_FORMAT', () => `<html>${'<div>'.repeat(100_000)}`),
  object(
    '100,000 nested tags, closed',
    'UNSUPPORTED_FORMAT',
    () => `<html>${'<div>'.repeat(100_000)}Harbour${'</div>'.repeat(100_000)}`,
  ),
  object('100,000 nested elements of XML', 'UNSUPPORTED_FORMAT', () => `<nitf>${'<a>'.repeat(100_000)}`),
  object(
    '100,000 nested paragraphs',
    'UNSUPPORTED_FORMAT',
    () => `<html><body>${'<p>'.repeat(100_000)}Harbour`,
  ),
  object(
    '100,000 nested list items',
    'UNSUPPORTED_FORMAT',
    () => `<html><body>${'<ul><li>'.repeat(50_000)}Harbour`,
  ),
  object('299 nested tags', 'passages', () => `<html>${'<div>'.repeat(298)}Harbour opens today`),
  object(
    '30,000 paragraphs',
    'passages',
    () => `<html><body><article>${'<p>Ship came.</p>'.repeat(29_000)}</article></body>`,
    true,
  ),
  object(
    '30,000 links',
    'passages',
    () => `<html><body>Harbour opens today.${'<a href="/x">x</a> '.repeat(29_000)}</body>`,
    true,
  ),
  object(
    '10 MB of a page',
    'TEXT_TOO_LONG',
    () =>
      `<html><body>${fill('<p>Ships came in at noon, and ships came in at night, and then some more ships came in at dawn and stayed on until the evening, when the crews at last went ashore for a beer.</p>', 10 * MB - 100)}</body>`,
  ),
  object('scripts that never end', 'passages', () => `<html><body>Harbour ${fill('<script>', 400_000)}`),
  object(
    '10 MB of one script',
    'EMPTY',
    () => `<html><body><script>${fill('x();', 10 * MB - 100)}</script></body></html>`,
    true,
  ),
  object(
    'attributes by the thousand',
    'passages',
    () => `<html><body><p ${fill('a=b ', 400_000)}>Harbour opens</p>`,
  ),
  object(
    'an attribute of 9 MB',
    'passages',
    () => `<html><body><p title="${fill('x', 9 * MB)}">Harbour opens</p>`,
    true,
  ),
  object(
    'character references by the thousand',
    'passages',
    () => `<html><body><p>Harbour ${fill('&amp;', 400_000)}</p>`,
  ),
  object(
    'JSON-LD nested 50,000 deep',
    'passages',
    () =>
      `<html><head><script type="application/ld+json">${'[{"@graph":'.repeat(50_000)}</script></head><body><p>Harbour opens today</p></body></html>`,
  ),
  object('a billion laughs', 'UNSUPPORTED_FORMAT', () => LAUGHS),
  object('a billion laughs in a page', 'passages', () =>
    LAUGHS.replace('<nitf>', '<html>').replaceAll('nitf', 'html'),
  ),
  object(
    'an entity of a file',
    'UNSUPPORTED_FORMAT',
    () =>
      '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&f;</p></body.content></body></nitf>',
  ),
];
