import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { renderRun } from '../../../../cli/commands/show/render-run.ts';
import type { Run } from '../../../../core/runs/run.ts';

const RUN: Run = {
  articleId: 'a',
  bucket: 'articles',
  key: 'bad\u001b[31m.txt',
  status: 'ENRICHED',
  state: 'done',
  summary: 'Published, with 14 passages.',
  reasons: [],
  tookMs: 4_000,
  steps: [
    { step: 'received', state: 'done', startsAt: 0, tookMs: 0 },
    ...Array.from({ length: 14 }, (_, i) => ({
      step: 'passage' as const,
      number: i + 1,
      state: 'cached' as const,
      startsAt: 2_000,
      waitedMs: 1_000,
      tookMs: 1_000,
      units: 0,
      cachedUnits: 6,
    })),
    { step: 'publish', state: 'done', startsAt: 4_000, waitedMs: 1_000, tookMs: 0 },
  ],
  givenUp: [],
  isWholeSearch: true,
};

it('a run is a sentence, and a line for each step with its wait, its work and its units', () => {
  const lines = renderRun(RUN).map(stripVTControlCharacters);
  expect(lines.slice(0, 5)).toEqual([
    'bad\\x1b[31m.txt · ENRICHED · 4.0 s',
    'Published, with 14 passages.',
    '',
    `  received    █${' '.repeat(29)}  done`,
    `  passage 1   ${' '.repeat(8)}${'·'.repeat(7)}${'█'.repeat(8)}${' '.repeat(7)}  cached, waited 1.0 s, took 1.0 s, 6 units cached`,
  ]);
  expect(lines).toContain('  and 2 passages more');
});

it('a run that was given up has the cause and the cure', () => {
  const givenUp = [
    { stage: 'enrich' as const, cause: 'no', isPermanent: false, cure: 'Run copydesk redrive enrich.' },
  ];
  const lines = renderRun({ ...RUN, givenUp, isWholeSearch: false }).map(stripVTControlCharacters);
  expect(lines).toContain('given up in enrich: no');
  expect(lines).toContain('  cure Run copydesk redrive enrich.');
  expect(lines.at(-1)).toContain('too many messages');
});
