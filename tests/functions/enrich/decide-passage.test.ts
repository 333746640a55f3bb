import { describe, expect, it } from 'vitest';
import {
  decidePassage,
  type PassageDecision,
  type PassageHead,
} from '../../../functions/enrich/decide-passage.ts';

const head = (overrides: Partial<PassageHead> = {}): PassageHead => ({
  status: 'ENRICHING',
  generation: 'g5',
  pending: new Set([1, 2]),
  ...overrides,
});
const settled = (overrides: Partial<PassageHead> = {}): PassageHead => {
  const { pending: _, ...rest } = head(overrides);
  return rest;
};

describe('decidePassage, by code of version 2, for passage 1 of g5', () => {
  it.each<[PassageDecision, version: string, string, PassageHead | undefined]>([
    ['analyse', '2', 'pending', head()],
    ['analyse', '2', 'the last one pending', head({ pending: new Set([1]) })],
    ['done', '2', 'settled, others pending', head({ pending: new Set([2]) })],
    ['notify', '2', 'nothing pending', settled()],
    ['done', '2', 'published', settled({ status: 'ENRICHED' })],
    ['done', '2', 'published in part', settled({ status: 'PARTIAL' })],
    ['superseded', '2', 'no head', undefined],
    ['superseded', '2', 'a newer generation', head({ generation: 'g6' })],
    ['superseded', '2', 'a tombstone', settled({ generation: 'D6', status: 'DELETED' })],
    ['leave', '3', 'pending', head()],
    ['leave', '3', 'no head', undefined],
    ['leave', '3', 'a newer generation', head({ generation: 'g6' })],
    ['backfill', '1', 'pending', head()],
    ['superseded', '1', 'a newer generation', head({ generation: 'g6' })],
    ['notify', '1', 'nothing pending', settled()],
    ['done', '1', 'settled, others pending', head({ pending: new Set([2]) })],
  ])('decides to %s for a message of version %s: %s', (decision, pipelineVersion, _, head) => {
    const message = { generation: 'g5', pipelineVersion, passage: { index: 1 } };
    expect(decidePassage(head, message, '2')).toBe(decision);
  });
});
