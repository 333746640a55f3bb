import { addPipelineOptions } from '../../options/pipeline-options.ts';
import type { CommandDefinition } from '../command-definition.ts';

export const statusCommand: CommandDefinition = {
  name: 'status',
  description:
    'count the messages in each queue and dead-letter queue, and sum up the last minutes of a local run',
  declare: addPipelineOptions,
  run: async (options) => (await import('./status.ts')).status(options),
};
