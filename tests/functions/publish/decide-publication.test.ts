import { describe, expect, it } from 'vitest';
import {
  decidePublication,
  type PublicationDecision,
  type PublicationHead,
} from '../../../functions/publish/decide-publication.ts';

const head = (overrides: Partial<PublicationHead> = {}): PublicationHead => ({
  status: 'ENRICHING',
  generation: 'g5',
  pipelineVersion: '2',
  ...overrides,
});
const pending = new Set([0]);

describe('decidePublication for the generation g5, by code of version 2,', () => {
  it.each<[PublicationDecision, string, PublicationHead | undefined]>([
    ['remove', 'no head', undefined],
    ['remove', 'a newer generation', head({ generation: 'g6' })],
    ['remove', 'a newer generation, an older one visible', head({ generation: 'g6', published: 'g4' })],
    ['remove', 'a tombstone of another generation', head({ generation: 'D6', status: 'DELETED' })],
    ['remove', 'a newer generation of newer code', head({ generation: 'g6', pipelineVersion: '3' })],
    ['done', 'a newer generation, this one still visible', head({ generation: 'g6', published: 'g5' })],
    ['done', 'something pending', head({ pending })],
    ['done', 'something pending, newer code', head({ pending, pipelineVersion: '3' })],
    ['done', 'something pending, older code', head({ pending, pipelineVersion: '1' })],
    ['leave', 'newer code', head({ pipelineVersion: '3' })],
    ['leave', 'newer code that finished it', head({ pipelineVersion: '3', status: 'ENRICHED' })],
    ['leave', 'a tombstone of newer code', head({ pipelineVersion: '3', status: 'DELETED' })],
    ['backfill', 'unfinished by older code', head({ pipelineVersion: '1' })],
    ['publish', 'nothing pending', head()],
    ['publish', 'nothing pending, an older one visible', head({ published: 'g4' })],
    ['publish', 'visible already', head({ status: 'ENRICHED', published: 'g5' })],
    ['publish', 'visible already in part', head({ status: 'PARTIAL', published: 'g5' })],
    [
      'publish',
      'visible already, published by older code',
      head({ status: 'ENRICHED', published: 'g5', pipelineVersion: '1' }),
    ],
    ['clear', 'rejected', head({ status: 'REJECTED' })],
    ['clear', 'rejected by older code', head({ status: 'REJECTED', pipelineVersion: '1' })],
    ['clear', 'a tombstone', head({ status: 'DELETED' })],
    ['clear', 'a tombstone of older code', head({ status: 'DELETED', pipelineVersion: '1' })],
  ])('decides to %s: %s', (decision, _, head) => {
    expect(decidePublication(head, 'g5', '2')).toBe(decision);
  });
});
