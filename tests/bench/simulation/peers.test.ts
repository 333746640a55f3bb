import { describe, expect, it } from 'vitest';
import { PEERS } from '../../../bench/simulation/peers.ts';

const [bySentence, byChunk, cut] = PEERS;
const summary = (text: string, n: number) =>
  PEERS[n]?.plan(text).map(({ operation, documents }) => [operation, documents.length]);

describe('the calls of other pipelines', () => {
  it('have one document per sentence, 25 in a call, one operation after the other', () => {
    const text = Array.from({ length: 30 }, (_, i) => `Sentence number ${i} is here.`).join(' ');
    expect(summary(text, 0)).toEqual([
      ['BatchDetectEntities', 25],
      ['BatchDetectEntities', 5],
      ['BatchDetectSentiment', 25],
      ['BatchDetectSentiment', 5],
    ]);
    const [first] = bySentence?.plan(text) ?? [];
    expect(first?.documents[0]).toBe('Sentence number 0 is here.');
  });

  it('have one chunk of up to 5,000 bytes each, cut between code points', () => {
    const text = `a${'é'.repeat(5_000)}`;
    const calls = byChunk?.plan(text) ?? [];
    expect(calls.map(({ operation }) => operation)).toEqual([
      ...Array(3).fill('DetectEntities'),
      ...Array(3).fill('DetectSentiment'),
    ]);
    const chunks = calls.slice(0, 3).flatMap(({ documents }) => documents);
    expect(chunks.join('')).toBe(text);
    expect(chunks.map((chunk) => Buffer.byteLength(chunk))).toEqual([4_999, 5_000, 2]);
  });

  it('have the whole text for entities, and its first 4,000 bytes for sentiment', () => {
    const text = 'x'.repeat(4_321);
    expect(cut?.plan(text)).toEqual([
      { operation: 'DetectEntities', documents: [text] },
      { operation: 'DetectSentiment', documents: ['x'.repeat(4_000)] },
    ]);
  });
});
