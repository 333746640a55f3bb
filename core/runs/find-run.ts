import type { StageQueues } from '../runtime/stage-queues.ts';
import type { Table } from '../store/table.ts';
import { buildRun } from './build-run.ts';
import { findGivenUp } from './find-given-up.ts';
import { readRun } from './read-run.ts';
import type { Run } from './run.ts';

/**
 * Finds what became of an object: in the table, and, for what was given up, in the dead-letter queues.
 *
 * @returns undefined for an object that neither knows
 */
export async function findRun(
  articleId: string,
  table: Table,
  queues: Pick<StageQueues, 'peekDeadLetters'>,
): Promise<Run | undefined> {
  const [recorded, peeked] = await Promise.all([readRun(table, articleId), queues.peekDeadLetters()]);
  const found = [...peeked].flatMap(([stage, { letters }]) => findGivenUp(stage, letters, articleId));
  const givenUp = found.map(({ letter }) => letter);
  const isWholeSearch = [...peeked.values()].every(({ isWhole }) => isWhole);
  if (recorded) return buildRun({ ...recorded, givenUp, isWholeSearch });
  const source = found.find((one) => one.source)?.source;
  if (!source) return undefined;
  const cause = givenUp[0]?.cause ?? '';
  return {
    articleId,
    ...source,
    state: 'given-up',
    summary: `Given up before anything was recorded: ${cause}`,
    reasons: [],
    steps: [{ step: 'split', state: 'failed', cause }],
    givenUp,
    isWholeSearch,
  };
}
