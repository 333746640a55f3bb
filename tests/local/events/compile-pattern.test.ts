import { expect, test } from 'vitest';
import { compilePattern } from '../../../local/events/compile-pattern.ts';

const event = { source: 'news', detail: { status: 'ENRICHED', tags: ['a', 'b'], size: 3, empty: null } };

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
test.each([
  [{ source: ['news'] }, true],
  [{ source: ['other', 'news'] }, true],
  [{ source: ['other'] }, false],
  [{ source: ['news'], detail: { status: ['REJECTED'] } }, false],
  [{ detail: { tags: ['b'] } }, true],
  [{ detail: { size: [3] } }, true],
  [{ detail: { empty: [null] } }, true],
  [{ detail: { missing: { deep: ['x'] } } }, false],
  [{ detail: { status: [{ prefix: 'ENR' }] } }, true],
  [{ detail: { status: [{ suffix: 'ED' }] } }, true],
  [{ detail: { status: [{ 'equals-ignore-case': 'enriched' }] } }, true],
  [{ detail: { status: [{ 'anything-but': 'REJECTED' }] } }, true],
  [{ detail: { status: [{ 'anything-but': ['ENRICHED'] }] } }, false],
  [{ detail: { missing: [{ exists: false }] } }, true],
  [{ detail: { status: [{ exists: false }] } }, false],
])('the pattern %j matches: %s', (pattern, matches) => {
  expect(compilePattern(pattern)(event)).toBe(matches);
});

test.each([
  [{ detail: { size: [{ numeric: ['>', 1] }] } }, 'EventPattern.detail.size'],
  [{ detail: { $or: [{ a: [1] }] } }, '$or'],
  [{ source: 'news' }, 'EventPattern.source: a pattern lists the values'],
  [{ source: [{ 'anything-but': [{ prefix: 'n' }] }] }, 'anything-but'],
])('the pattern %j is rejected before any event', (pattern, message) => {
  expect(() => compilePattern(pattern)).toThrow(message);
});
