import type { Guard } from './guard.ts';

const MODEL = 'tests/core/queries/model-check.test.ts > answers show what heads publish';

export const QUERY_GUARDS: readonly Guard[] = [
  {
    name: 'ranges are read consistently',
    file: 'core/store/read-range.ts',
    without: '',
    seenBy: ['tests/core/queries/about.test.ts > reads what it shows and little more'],
  },
  {
    name: 'an article is shown only while its head publishes it',
    file: 'core/queries/published.ts',
    without: '',
    seenBy: [
      MODEL,
      'tests/core/queries/about.test.ts > is not shown where the article was deleted, or rejected, or has no head',
    ],
  },
  {
    name: 'an item of another generation is not shown',
    file: 'core/queries/published.ts',
    without: 'const shown = items;',
    seenBy: [
      MODEL,
      'tests/core/queries/about.test.ts > is not shown where it was written, and not published yet',
    ],
  },
  {
    name: 'the published generation is looked for where only others were seen',
    file: 'core/queries/published.ts',
    without: 'const published = undefined as Published<Item> | undefined;',
    seenBy: [MODEL, 'tests/core/queries/published.test.ts > is looked for where only others were seen'],
  },
  {
    name: 'the head is read again after the items of another generation',
    file: 'core/queries/published.ts',
    without: 'return { head: after, items };',
    seenBy: ['tests/core/queries/published.test.ts > is read again where it was replaced meanwhile'],
  },
];
