import { BatchDetectSentimentCommand } from '@aws-sdk/client-comprehend';
import { describe, expect, it, vi } from 'vitest';
import type { Document } from '../../../functions/enrich/detector.ts';
import { NEUTRAL } from '../../support/articles.ts';
import {
  comprehend,
  detect,
  detector,
  documents,
  entityCalls,
  mockComprehend,
  ports,
} from './mocked-comprehend.ts';

mockComprehend();

describe('ComprehendDetector', () => {
  describe('for a call that had to wait', () => {
    /** Two seconds are full: a turn is at least a second away. */
    function fillTwoSeconds(): void {
      const second = Math.floor(ports.clock.now() / 1000);
      for (const api of ['BatchDetectEntities', 'BatchDetectSentiment'])
        for (const full of [second, second + 1]) ports.quota.taken.set(`${api} ${full}`, 10);
    }

    it('leaves out the documents that another function has analysed meanwhile', async () => {
      fillTwoSeconds();
      const known = [{ entities: [], sentiment: NEUTRAL }, { entities: [] }, {}];
      const given = documents(3);
      const recall = vi.fn(async (asked: readonly Document[]) =>
        asked.map((one) => known[given.indexOf(one)] ?? {}),
      );
      const found = await detector.detect(given, ports.clock.now() + 60_000, recall);
      expect(entityCalls().map(({ TextList }) => TextList)).toEqual([['Iran 2']]);
      const [sentiments] = comprehend.commandCalls(BatchDetectSentimentCommand);
      expect(sentiments?.args[0].input.TextList).toEqual(['Iran 1', 'Iran 2']);
      expect(found.map(({ recalled = [] }) => recalled)).toEqual([
        ['entities', 'sentiment'],
        ['entities'],
        [],
      ]);
      expect(found.map(({ analysis }) => [analysis.entities, analysis.sentiment?.label])).toEqual([
        [[], 'NEUTRAL'],
        [[], 'NEUTRAL'],
        [[expect.objectContaining({ text: 'Iran' })], 'NEUTRAL'],
      ]);
      expect(found.map(({ calls }) => calls)).toEqual([[], ['s'], ['e', 's']]);
    });

    it('makes no call where everything is known', async () => {
      fillTwoSeconds();
      const recall = async (asked: readonly Document[]) =>
        asked.map(() => ({ entities: [], sentiment: NEUTRAL }));
      await detector.detect(documents(30), ports.clock.now() + 60_000, recall);
      expect(comprehend.calls()).toHaveLength(0);
    });
  });

  it('makes a call that need not wait without another look at the cache', async () => {
    ports.quota.taken.clear();
    const recall = vi.fn();
    await detector.detect(documents(1), ports.clock.now() + 60_000, recall);
    expect(recall).not.toHaveBeenCalled();
  });

  it('takes a turn of its own operation for every call', async () => {
    ports.quota.taken.clear();
    await detect(documents(60));
    const turns = (api: string) =>
      [...ports.quota.taken]
        .filter(([key]) => key.startsWith(api))
        .reduce((sum, [, taken]) => sum + taken, 0);
    expect(turns('BatchDetectEntities ')).toBeGreaterThanOrEqual(3);
    expect(turns('BatchDetectSentiment ')).toBeGreaterThanOrEqual(3);
    expect(turns('BatchDetectKeyPhrases ')).toBe(0);
  });
});
