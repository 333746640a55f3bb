import { Option } from 'commander';
import { addPipelineOptions } from '../../options/pipeline-options.ts';
import { toOneOf } from '../../options/to-one-of.ts';
import type { CommandDefinition } from '../command-definition.ts';
import { toDays } from './to-days.ts';
import { STATUSES, toStatus } from './to-status.ts';

const SENTIMENTS = ['positive', 'negative', 'neutral', 'mixed'] as const;
const DEFAULT_SINCE = '7d';

export const listCommand: CommandDefinition = {
  name: 'list',
  description: 'list bundles and articles by the day (UTC) they were received, newest first',
  declare: (command) =>
    addPipelineOptions(command)
      .addOption(
        new Option('--since <day>', 'the first day (2026-11-20), or how many days (7d)')
          .argParser(toDays)
          .default(toDays(DEFAULT_SINCE), DEFAULT_SINCE),
      )
      .option('--sentiment <label>', `only ${SENTIMENTS.join(', ')}`, toOneOf(SENTIMENTS))
      .option('--status <status>', `only ${STATUSES.join(', ')}`, toStatus),
  run: async (options) => (await import('./list.ts')).list(options),
};
