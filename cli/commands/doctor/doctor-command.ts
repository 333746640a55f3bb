import { addPipelineOptions } from '../../options/pipeline-options.ts';
import type { CommandDefinition } from '../command-definition.ts';

export const doctorCommand: CommandDefinition = {
  name: 'doctor',
  description: 'compare bucket and table, and list the differences',
  declare: (command) =>
    addPipelineOptions(command).option('--repair', 'repair the differences, after listing them'),
  run: async (options) => (await import('./doctor.ts')).doctor(options),
};
