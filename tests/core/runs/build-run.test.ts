import { describe, expect, it } from 'vitest';
import { articleIdOf } from '../../../core/article/article-id.ts';
import { buildRun, type RunRecords } from '../../../core/runs/build-run.ts';
import { findGivenUp } from '../../../core/runs/find-given-up.ts';
import { aCard, aDraft, aHead, aPassageRecord } from '../../support/articles.ts';

const RECEIVED = '2026-11-24T09:30:00.000Z';
const at = (seconds: number) => new Date(Date.parse(RECEIVED) + seconds * 1000).toISOString();
const passage = (index: number, changes = {}) =>
  aPassageRecord('Iran said so.', { index, enrichedAt: at(3 + index), enrichMs: 500, ...changes });
const records = (changes: Partial<RunRecords>): RunRecords => ({
  head: aHead({ draft: aDraft({ receivedAt: RECEIVED, claimedAt: at(1) }), pending: new Set([0, 1]) }),
  passages: [],
  givenUp: [],
  isWholeSearch: true,
  ...changes,
});

describe('a run', () => {
  it('of a published article has the time and the wait of each step', () => {
    const usage = { entityUnits: 0, sentimentUnits: 0, cachedUnits: 6, calls: [] };
    const run = buildRun(
      records({
        head: aHead({ status: 'ENRICHED', generation: 'g5', published: 'g5' }),
        card: aCard({
          receivedAt: RECEIVED,
          timings: { receivedAt: RECEIVED, claimedAt: at(1), enrichedAt: at(6) },
        }),
        passages: [
          passage(0),
          passage(1, { usage: { ...usage, listPrice: aPassageRecord('').usage.listPrice } }),
        ],
      }),
    );
    expect(run).toMatchObject({
      state: 'done',
      tookMs: 6_000,
      usage: { units: 6, cachedUnits: 6, calls: 2 },
    });
    expect(run.steps).toEqual([
      { step: 'received', state: 'done', startsAt: 0, tookMs: 0 },
      { step: 'split', state: 'done', startsAt: 1_000, waitedMs: 1_000 },
      {
        step: 'passage',
        number: 1,
        state: 'done',
        startsAt: 2_500,
        waitedMs: 1_500,
        tookMs: 500,
        units: 6,
        cachedUnits: 0,
        calls: 2,
      },
      {
        step: 'passage',
        number: 2,
        state: 'cached',
        startsAt: 3_500,
        waitedMs: 2_500,
        tookMs: 500,
        units: 0,
        cachedUnits: 6,
        calls: 0,
      },
      { step: 'publish', state: 'done', startsAt: 6_000, waitedMs: 2_000 },
    ]);
  });

  it('on the way says how many passages wait, and that publish comes after them', () => {
    const run = buildRun(
      records({ passages: [passage(0)], head: aHead({ draft: aDraft(), pending: new Set([1]) }) }),
    );
    expect([run.state, run.summary]).toEqual(['on-the-way', 'On the way: 1 of 2 passages wait for enrich.']);
    expect(run.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'received done',
      'split done',
      'passage done',
      'passage waiting',
      'publish not-yet',
    ]);
  });

  it('whose passages are all enriched waits for publish', () => {
    const run = buildRun(records({ head: aHead({ draft: aDraft() }), passages: [passage(0), passage(1)] }));
    expect(run.summary).toContain('waits for publish');
    expect(run.steps.at(-1)).toEqual({ step: 'publish', state: 'waiting' });
  });

  it('that was given up names the stage, the cause and the passage', () => {
    const [found] = findGivenUp(
      'enrich',
      [
        { body: 'no JSON', isPermanent: false },
        {
          body: JSON.stringify({ articleId: 'article-1', passage: { index: 1 } }),
          cause: 'Error: the quota is 0',
          isPermanent: false,
        },
      ],
      'article-1',
    );
    const run = buildRun(records({ passages: [passage(0)], givenUp: found ? [found.letter] : [] }));
    expect([run.state, run.summary]).toEqual(['given-up', 'Given up in enrich: Error: the quota is 0.']);
    expect(run.givenUp[0]?.cure).toBe('Run copydesk redrive enrich.');
    expect(run.steps[3]).toMatchObject({
      step: 'passage',
      number: 2,
      state: 'failed',
      cause: 'Error: the quota is 0',
    });
  });

  it('of a rejected object has the detail, and of a superseded version the one that readers see', () => {
    const rejected = buildRun(
      records({ head: aHead({ status: 'REJECTED', reasons: ['EMPTY'], detail: '0 bytes' }) }),
    );
    expect([rejected.state, rejected.summary]).toEqual(['done', 'Rejected: 0 bytes.']);
    expect(buildRun(records({ head: aHead({ published: 'g4', generation: 'g5' }) })).superseded).toBe('g4');
  });

  it('of passages that older code recorded has no times for them', () => {
    const { enrichedAt: _, ...old } = passage(0);
    const [, , first] = buildRun(records({ passages: [old] })).steps;
    expect(first).toMatchObject({ state: 'done' });
    expect(first?.startsAt).toBeUndefined();
  });
});

describe('a dead letter', () => {
  const articleId = articleIdOf('articles', 'a b.txt');
  it.each([
    ['of S3', { Records: [{ s3: { bucket: { name: 'articles' }, object: { key: 'a+b.txt' } } }] }],
    ['of EventBridge', { detail: { bucket: { name: 'articles' }, object: { key: 'a b.txt' } } }],
    ['of a backfill', { type: 'backfill', bucket: 'articles', key: 'a b.txt' }],
  ])('%s is found by its object', (_, body) => {
    const [found] = findGivenUp('split', [{ body: JSON.stringify(body), isPermanent: true }], articleId);
    expect(found?.source).toEqual({ bucket: 'articles', key: 'a b.txt' });
    expect(found?.letter.cause).toContain('crashed');
  });
});
