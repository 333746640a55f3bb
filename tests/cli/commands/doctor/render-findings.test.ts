import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import type { Findings } from '../../../../cli/commands/doctor/findings.ts';
import { renderFindings, sumUp } from '../../../../cli/commands/doctor/render-findings.ts';
import type { Difference, DifferenceKind } from '../../../../core/reconcile/find-differences.ts';

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

it('prints each kind of difference with its meaning and its first ten objects', () => {
  const missing = Array.from({ length: 12 }, (_, i) => difference('MISSING', `${i}.txt`));
  const articles = { count: 2000, deleted: 3, differences: [difference('GHOSTS', undefined), ...missing] };
  const stuck = { kind: 'STUCK', bundleId: 'b', key: 'bundles/day.jsonl', generation: 'g' } as const;
  expect(render({ objects: 2012, articles, bundles: { count: 1, differences: [stuck] } })).toEqual([
    'the stack Copydesk: 2,012 objects in the bucket, 2,000 articles (and 3 deleted) and 1 bundle in the table',
    '12 articles MISSING: the object exists, and there is no article',
    ...missing.slice(0, 10).map(({ key }) => `    ${key}`),
    '    and 2 more; --json names all',
    '1 article GHOSTS: items are stored that belong to no version in progress or published',
    '    the article with the id f00',
    '1 bundle STUCK: the bundle is in progress, and no message in the queues is about it',
    '    bundles/day.jsonl',
  ]);
});

it('prints the counts alone where nothing differs', () => {
  expect(render()).toEqual(['the stack Copydesk: 1 object in the bucket, 1 article in the table']);
});

it('counts the messages in a dead-letter queue, and names the command that says why', () => {
  expect(render({ deadLetters: { split: 0, enrich: 1200 } }).slice(1)).toEqual([
    '1,200 messages in the dead-letter queue of enrich: "copydesk redrive enrich --dry-run" says why',
  ]);
});

it.each<[string, Findings['closed'][0]['stage'], Record<string, string>, string[], string[]]>([
  ['by the budget or by hand', 'enrich', { BudgetFunctionName: 'f' }, ['copydesk resume', '--uuid id-1'], []],
  ['by hand, since no budget is set', 'enrich', {}, ['--uuid id-1'], ['resume']],
  [
    'by hand, since only enrich has a budget',
    'split',
    { BudgetFunctionName: 'f' },
    ['--uuid id-1'],
    ['resume'],
  ],
])('says how to open a stage that was closed %s', (_, stage, outputs, says, saysNot) => {
  const [line = ''] = render({ closed: [{ stage, sourceId: 'id-1' }] }, outputs).slice(1);
  for (const part of says) expect(line).toContain(part);
  for (const part of saysNot) expect(line).not.toContain(part);
});

it.each<[string, Partial<Findings>, Parameters<typeof sumUp>[1], string]>([
  ['agreement', {}, undefined, 'bucket and table agree'],
  [
    'agreement while queues hold messages',
    { isIdle: false },
    undefined,
    'bucket and table agree. Messages in the queues may still change this',
  ],
  [
    'differences before a repair',
    { articles: { count: 1, deleted: 0, differences: [difference('GONE', 'a')] } },
    undefined,
    '1 difference; nothing was changed. "copydesk doctor --repair" repairs it',
  ],
  [
    'a repair',
    { articles: { count: 1, deleted: 0, differences: [difference('GONE', 'a')] } },
    { sent: 1, removed: 2 },
    '1 object sent to be processed again, 2 orphaned items removed. Once the queues are empty, "copydesk doctor"',
  ],
])('sums up %s', (_, overrides, repaired, says) => {
  expect(sumUp(found(overrides), repaired)).toContain(says);
});
