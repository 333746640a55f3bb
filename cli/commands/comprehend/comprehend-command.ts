import { toPort } from '../../options/to-port.ts';
import type { CommandDefinition } from '../command-definition.ts';

export const comprehendCommand: CommandDefinition = {
  name: 'comprehend',
  description: 'run the local Comprehend endpoint alone, for any other project',
  declare: (command) => command.option('--port <port>', 'its port, 0 for any free one', toPort, 4567),
  run: async (options) => (await import('./comprehend.ts')).comprehend(options),
};
