import { addPipelineOptions } from '../../options/pipeline-options.ts';
import { toRate } from '../../options/to-rate.ts';
import type { CommandDefinition } from '../command-definition.ts';
import { toUsd } from './to-usd.ts';

/** Far below Comprehend's default quota, so that live articles keep their share of it. */
const DEFAULT_RATE = 20;

export const backfillCommand: CommandDefinition = {
  name: 'backfill',
  description: 'process every object again whose record the deployed version would make differently',
  declare: (command) =>
    addPipelineOptions(command)
      .option('--prefix <prefix>', 'only objects whose keys start with it', '')
      .option('--dry-run', 'count the objects and estimate the cost, and send nothing')
      .option('--max-cost <usd>', 'stop before the estimated cost on Comprehend exceeds this', toUsd)
      .option('--rate <n>', 'send at most this many objects a second', toRate, DEFAULT_RATE),
  run: async (options) => (await import('./backfill.ts')).backfill(options),
};
