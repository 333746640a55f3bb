import { addWhereOptions } from '../../options/pipeline-options.ts';
import { addRowOptions } from '../../options/row-options.ts';
import { toName } from '../../options/to-name.ts';
import type { CommandDefinition } from '../command-definition.ts';

const EXAMPLES = `
Examples:
  copydesk show article.txt          its facts, tone and names, or why it failed
  copydesk show article.txt --text   its text with every entity marked
  copydesk show article.txt --run    what became of it, step by step
  copydesk show article.txt --csv    its entities for a spreadsheet`;

export const showCommand: CommandDefinition = {
  name: 'show',
  description: 'show one article or one bundle',
  declare: (command) =>
    addWhereOptions(addRowOptions(command, 'entity'))
      .argument('<key|id>', 'the key of its object in the bucket, or the id of an article', toName)
      .option('--text', 'its text, with every entity marked and the tone of each passage')
      .option('--run', 'what became of the newest version, step by step, with times and waits')
      .addHelpText('after', EXAMPLES),
  run: async (keyOrId: string, options) => (await import('./show.ts')).show(keyOrId, options),
};
