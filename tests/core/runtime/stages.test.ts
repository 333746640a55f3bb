import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, FUNCTION_NAMES } from '../../../core/runtime/environment.ts';
import { outputNamesOf, queueVariableOf, STAGE_NAMES } from '../../../core/runtime/stages.ts';

/** Deployed stacks, and scripts that read their outputs, use these names. */
describe('the names of a stage', () => {
  it('are in flow order', () => {
    expect(STAGE_NAMES).toEqual(['split', 'unbundle', 'enrich', 'publish', 'digest']);
  });

  it.each([
    ['split', 'ObjectEvents', 'OBJECT_EVENTS'],
    ['unbundle', 'Bundles', 'BUNDLES'],
    ['enrich', 'Passages', 'PASSAGES'],
    ['publish', 'Publications', 'PUBLICATIONS'],
    ['digest', 'Days', 'DAYS'],
  ] as const)('of %s derive from its queue', (stage, title, constant) => {
    expect(outputNamesOf(stage)).toEqual({
      queueUrl: `${title}QueueUrl`,
      deadLetterQueueUrl: `${title}DeadLetterQueueUrl`,
      sourceId: `${title}SourceId`,
    });
    expect(queueVariableOf(stage)).toBe(`COPYDESK_${constant}_QUEUE_URL`);
  });
});

describe('the functions', () => {
  it('are those of the stages in flow order, then the others', () => {
    expect(FUNCTION_NAMES).toEqual([
      'split',
      'unbundle',
      'enrich',
      'enrich-embedded',
      'publish',
      'digest',
      'budget',
      'api',
    ]);
  });

  it('read the queues that their stage sends to', () => {
    expect(ENVIRONMENT['enrich-embedded']).toEqual([
      'COPYDESK_DEAD_LETTER_QUEUE_URL',
      'COPYDESK_MAX_RECEIVE_COUNT',
      'COPYDESK_PUBLICATIONS_QUEUE_URL',
      'COPYDESK_OBJECT_EVENTS_QUEUE_URL',
      'COPYDESK_PASSAGES_QUEUE_URL',
      'COPYDESK_TABLE_NAME',
      'COPYDESK_ANALYSES',
    ]);
  });
});
