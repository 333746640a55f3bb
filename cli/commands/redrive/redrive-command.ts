import { STAGE_NAMES, type StageName } from '@copydesk/core/runtime/stages';
import { Argument } from 'commander';
import { addPipelineOptions } from '../../options/pipeline-options.ts';
import { toRate } from '../../options/to-rate.ts';
import type { CommandDefinition } from '../command-definition.ts';

export const redriveCommand: CommandDefinition = {
  name: 'redrive',
  description: 'move messages from the dead-letter queue of a stage back to its queue',
  declare: (command) =>
    addPipelineOptions(command)
      .addArgument(new Argument('<stage>', 'the stage whose messages to move').choices(STAGE_NAMES))
      .option('--all', 'also move messages that the deployed functions cannot read')
      .option('--dry-run', 'count the messages by cause, and move nothing')
      .option('--rate <n>', 'move at most this many messages a second', toRate, 50),
  run: async (stage: StageName, options) => (await import('./redrive.ts')).redrive(stage, options),
};
