import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../local/events/compile-pattern.ts';

const event = {
  source: 'news',
  time: '2017-10-02T16:24:49Z',
  resources: ['arn:aws:s3:::news', 'arn:aws:s3:::other'],
  detail: {
    status: 'ENRICHED',
    tags: ['a', 'b'],
    size: 3,
    limit: 301.8,
    empty: null,
    blank: '',
    none: [],
    flag: true,
    ip: '10.0.0.33',
    ip6: '2001:db8::1',
    file: 'dir/picture.png',
    path: 'a*b\\c',
    list: [
      { name: 'x', kind: '1' },
      { name: 'y', kind: '2' },
    ],
    nested: { deep: { value: 'v' } },
  },
};
const detail = (pattern: object) => ({ detail: pattern });

describe('a pattern', () => {
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
  it.each<[object, boolean]>([
    [{ source: ['news'] }, true],
    [{ source: ['other', 'news'] }, true],
    [{ source: ['other'] }, false],
    [{ source: ['News'] }, false],
    [{ source: ['news'], detail: { status: ['REJECTED'] } }, false],
    [{ resources: ['arn:aws:s3:::other'] }, true],
    [detail({ tags: ['b'] }), true],
    [detail({ tags: ['c', 'd'] }), false],
    [detail({ size: [3] }), true],
    [detail({ size: ['3'] }), false],
    [detail({ flag: [true] }), true],
    [detail({ empty: [null] }), true],
    [detail({ blank: [null] }), false],
    [detail({ blank: [''] }), true],
    [detail({ missing: [null] }), false],
    [detail({ missing: { deep: ['x'] } }), false],
    [detail({ status: { deep: ['x'] } }), false],
    [detail({ nested: { deep: { value: ['v'] } } }), true],
    [detail({ nested: ['v'] }), false],
  ])('of values %j matches: %s', (pattern, matches) => {
    expect(compilePattern(pattern)(event)).toBe(matches);
  });

  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
  it.each<[object, boolean]>([
    [{ time: [{ prefix: '2017-10-02' }] }, true],
    [detail({ status: [{ prefix: 'enr' }] }), false],
    [detail({ status: [{ prefix: { 'equals-ignore-case': 'enr' } }] }), true],
    [detail({ size: [{ prefix: '3' }] }), false],
    [detail({ file: [{ suffix: '.png' }] }), true],
    [detail({ file: [{ suffix: { 'equals-ignore-case': '.PNG' } }] }), true],
    [detail({ status: [{ 'equals-ignore-case': 'enriched' }] }), true],
    [detail({ status: [{ 'equals-ignore-case': 'enrich' }] }), false],
    [detail({ file: [{ wildcard: 'dir/*.png' }] }), true],
    [detail({ file: [{ wildcard: '*' }] }), true],
    [detail({ file: [{ wildcard: 'dir/*.gif' }] }), false],
    [detail({ file: [{ wildcard: 'picture*' }] }), false],
    [detail({ file: [{ wildcard: 'dir/picture.p.g' }] }), false],
    [detail({ path: [{ wildcard: 'a\\*b\\\\c' }] }), true],
    [detail({ file: [{ wildcard: 'dir\\*' }] }), false],
    [detail({ status: [{ 'anything-but': 'REJECTED' }] }), true],
    [detail({ status: [{ 'anything-but': ['ENRICHED'] }] }), false],
    [detail({ limit: [{ 'anything-but': [100, 200, 300] }] }), true],
    [detail({ missing: [{ 'anything-but': 'x' }] }), false],
    [detail({ status: [{ 'anything-but': { prefix: 'ENR' } }] }), false],
    [detail({ status: [{ 'anything-but': { prefix: ['REJ', 'DEL'] } }] }), true],
    [detail({ file: [{ 'anything-but': { suffix: '.png' } }] }), false],
    [detail({ status: [{ 'anything-but': { 'equals-ignore-case': ['enriched'] } }] }), false],
    [detail({ file: [{ 'anything-but': { wildcard: '*/lib/*' } }] }), true],
    [detail({ tags: [{ 'anything-but': ['a'] }] }), true],
    [detail({ tags: [{ 'anything-but': ['a', 'b'] }] }), false],
    [detail({ size: [{ numeric: ['>', 0, '<=', 5] }] }), true],
    [detail({ size: [{ numeric: ['<', 3] }] }), false],
    [detail({ size: [{ numeric: ['>=', 3] }] }), true],
    [detail({ limit: [{ numeric: ['=', 3.018e2] }] }), true],
    [detail({ status: [{ numeric: ['>', 0] }] }), false],
    [detail({ ip: [{ cidr: '10.0.0.0/24' }] }), true],
    [detail({ ip: [{ cidr: '10.0.1.0/24' }] }), false],
    [detail({ ip6: [{ cidr: '2001:db8::/32' }] }), true],
    [detail({ status: [{ cidr: '10.0.0.0/24' }] }), false],
    [detail({ status: [{ exists: true }] }), true],
    [detail({ status: [{ exists: false }] }), false],
    [detail({ missing: [{ exists: false }] }), true],
    [detail({ missing: { deep: [{ exists: false }] } }), true],
    [detail({ empty: [{ exists: true }] }), true],
    [detail({ nested: [{ exists: true }] }), false],
    [detail({ nested: [{ exists: false }] }), true],
    [detail({ none: [{ exists: true }] }), false],
    [detail({ missing: [{ exists: false }, 'x'] }), true],
  ])('of comparisons %j matches: %s', (pattern, matches) => {
    expect(compilePattern(pattern)(event)).toBe(matches);
  });

  it.each<[object, boolean]>([
    [{ source: ['news'], $or: [detail({ size: [5] }), detail({ status: ['ENRICHED'] })] }, true],
    [{ source: ['other'], $or: [detail({ size: [5] }), detail({ status: ['ENRICHED'] })] }, false],
    [{ $or: [{ source: ['x'] }, { time: ['y'] }] }, false],
    [detail({ $or: [{ size: [5] }, { size: [3], status: ['ENRICHED'] }] }), true],
    [detail({ $or: [{ size: [5] }, { size: [3], $or: [{ tags: ['c'] }, { tags: ['a'] }] }] }), true],
    [{ $or: { source: ['news'] } }, false],
  ])('with $or %j matches: %s', (pattern, matches) => {
    expect(compilePattern(pattern)(event)).toBe(matches);
  });

  it('matches the fields of one item of a list of objects', () => {
    expect(compilePattern(detail({ list: { name: ['x'], kind: ['1'] } }))(event)).toBe(true);
    expect(compilePattern(detail({ list: { name: ['x'], kind: ['2'] } }))(event)).toBe(false);
  });

  it.each<[unknown, string]>([
    [{ source: 'news' }, 'EventPattern.source: a pattern lists the values that it accepts'],
    [[], 'EventPattern: a pattern is an object'],
    [{}, 'EventPattern: a pattern has at least one field'],
    [{ source: [] }, 'EventPattern.source: the list of values is empty'],
    [{ source: [['news']] }, 'must be a value, or one comparison'],
    [{ source: [{ prefix: 'a', suffix: 'b' }] }, 'must be a value, or one comparison'],
    [
      { source: [{ contains: 'a' }] },
      'EventPattern.source: {"contains":"a"} has a comparison that the local run does not know',
    ],
    [{ source: [{ prefix: 5 }] }, 'needs a string, or { "equals-ignore-case": … }'],
    [{ source: [{ exists: 'yes' }] }, 'has a comparison that the local run does not know'],
    [{ source: [{ wildcard: 'a**b' }] }, 'has two stars one after the other'],
    [{ source: [{ wildcard: 'a\\b' }] }, 'has a backslash that is before neither a star nor a backslash'],
    [{ source: [{ numeric: ['>', '1'] }] }, 'has the limit "1", which must be a number from -5e9 to 5e9'],
    [{ source: [{ numeric: ['!=', 1] }] }, 'has the operator "!="'],
    [{ source: [{ numeric: ['>'] }] }, 'needs an operator and a number, or two of each'],
    [{ source: [{ cidr: '10.0.0.0' }] }, 'needs a range of addresses'],
    [{ source: [{ 'anything-but': [] }] }, 'needs a string, a number, or a list of strings or of numbers'],
    [
      { source: [{ 'anything-but': ['a', 1] }] },
      'needs a string, a number, or a list of strings or of numbers',
    ],
    [
      { source: [{ 'anything-but': { cidr: '10.0.0.0/8' } }] },
      'needs one of prefix, suffix, wildcard, equals-ignore-case',
    ],
    [{ $or: [{ source: ['a'] }] }, 'EventPattern.$or: needs at least two patterns'],
    [{ $or: [{ source: ['a'] }, { source: 'b' }] }, 'EventPattern.$or[1].source: a pattern lists'],
  ])('%j is rejected before any event', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(message);
  });
});
