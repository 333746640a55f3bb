import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { type Findings, renderFindings, sumUp } from '../../../../cli/commands/doctor/render-findings.ts';
import type { Difference, DifferenceKind } from '../../../../core/upkeep/find-differences.ts';

const difference = (kind: DifferenceKind, key: string | undefined): Difference => ({
  kind,
  articleId: 'f00',
  key,
  generation: undefined,
});
const found = (overrides: Partial<Findings> = {}): Findings => ({
  objects: 1,
  articles: { count: 1, deleted: 0, differences: [] },
  bundles: { count: 0, differences: [] },
  deadLetters: { split: 0, unbundle: 0, enrich: 0, publish: 0 },
  closed: [],
  isIdle: true,
  ...overrides,
});
const render = (overrides: Partial<Findings> = {}, outputs: Record<string, string> = {}) =>
  renderFindings(found(overrides), { where: 'the stack Copydesk', outputs }).map(stripVTControlCharacters);

it('says of each kind what it means, and names the first of its objects', () => {
  const missing = Array.from({ length: 12 }, (_, i) => difference('MISSING', `${i}.txt`));
  const articles = { count: 2000, deleted: 3, differences: [difference('GHOSTS', undefined), ...missing] };
  const stuck = { kind: 'STUCK', bundleId: 'b', key: 'bundles/day.jsonl', generation: 'g' } as const;
  expect(render({ objects: 2012, articles, bundles: { count: 1, differences: [stuck] } })).toEqual([
    'the stack Copydesk: 2,012 objects in the bucket, 2,000 articles (and 3 deleted) and 1 bundle in the table',
    '12 articles MISSING: the object stands, and there is no article',
    ...missing.slice(0, 10).map(({ key }) => `    ${key}`),
    '    and 2 more, which --json names',
    '1 article GHOSTS: items stand that are of no version in work or shown',
    '    the article with the id f00',
    '1 bundle STUCK: the bundle is in work, and nothing in the queues is about it',
    '    bundles/day.jsonl',
  ]);
});

it('says nothing more where nothing differs', () => {
  expect(render()).toEqual(['the stack Copydesk: 1 object in the bucket, 1 article in the table']);
});

it('says what was given up, and how to learn why', () => {
  expect(render({ deadLetters: { split: 0, enrich: 1200 } }).slice(1)).toEqual([
    '1,200 messages given up by enrich: "copydesk redrive enrich --dry-run" says why',
  ]);
});

it.each<[string, Findings['closed'][0]['stage'], Record<string, string>, string[], string[]]>([
  ['for a budget or by hand', 'enrich', { BudgetFunctionName: 'f' }, ['copydesk resume', '--uuid id-1'], []],
  ['by hand, where no budget is set', 'enrich', {}, ['--uuid id-1'], ['resume']],
  ['by hand, where it bills nothing', 'split', { BudgetFunctionName: 'f' }, ['--uuid id-1'], ['resume']],
])('says what opens a stage that is closed %s', (_, stage, outputs, says, saysNot) => {
  const [line = ''] = render({ closed: [{ stage, sourceId: 'id-1' }] }, outputs).slice(1);
  for (const part of says) expect(line).toContain(part);
  for (const part of saysNot) expect(line).not.toContain(part);
});

it.each<[string, Partial<Findings>, Parameters<typeof sumUp>[1], string]>([
  ['agreement', {}, undefined, 'bucket and table agree'],
  [
    'agreement, for now',
    { isIdle: false },
    undefined,
    'bucket and table agree. Messages still wait or are in work',
  ],
  [
    'what is to be done',
    { articles: { count: 1, deleted: 0, differences: [difference('GONE', 'a')] } },
    undefined,
    '1 difference; nothing was changed. "copydesk doctor --repair" mends it',
  ],
  [
    'what was done',
    { articles: { count: 1, deleted: 0, differences: [difference('GONE', 'a')] } },
    { hints: 1, ghosts: 2 },
    '1 object sent to be looked at again, 2 items removed. "copydesk doctor" says whether',
  ],
])('sums up %s', (_, overrides, repaired, says) => {
  expect(sumUp(found(overrides), repaired)).toContain(says);
});
