import { addPipelineOptions } from '../../options/pipeline-options.ts';
import type { CommandDefinition } from '../command-definition.ts';

export const resumeCommand: CommandDefinition = {
  name: 'resume',
  description: "reset today's daily budget, and let enrich continue",
  declare: addPipelineOptions,
  run: async (options) => (await import('./resume.ts')).resume(options),
};
