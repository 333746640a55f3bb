import { addPipelineOptions } from '../../options/pipeline-options.ts';
import { toName } from '../../options/to-name.ts';
import type { CommandDefinition } from '../command-definition.ts';

export const showCommand: CommandDefinition = {
  name: 'show',
  description: 'show one article or one bundle',
  declare: (command) =>
    addPipelineOptions(command).argument(
      '<key|id>',
      'the key of its object in the bucket, or the id of an article',
      toName,
    ),
  run: async (keyOrId: string, options) => (await import('./show.ts')).show(keyOrId, options),
};
