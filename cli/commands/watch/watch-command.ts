import { addWhereOptions } from '../../options/pipeline-options.ts';
import { toNames } from '../../options/to-name.ts';
import type { CommandDefinition } from '../command-definition.ts';

const EXAMPLES = `
An article is printed once, as soon as it is enriched. A corrected version of it
is printed again. Ctrl-C ends it with exit code 0.

Examples:
  copydesk watch NATO "World Trade Organization"
  copydesk watch NATO --json | while read -r article; do …; done`;

export const watchCommand: CommandDefinition = {
  name: 'watch',
  description: 'print each new article that names something, until Ctrl-C',
  declare: (command) =>
    addWhereOptions(command)
      .argument('<names...>', 'any forms of the names', toNames)
      .option('--json', 'print one line of JSON for each article')
      .addHelpText('after', EXAMPLES),
  run: async (names: string[], options) => (await import('./watch.ts')).watch(names, options),
};
