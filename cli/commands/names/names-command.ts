import { NAME_TYPES } from '../../options/name-types.ts';
import { addWhereOptions } from '../../options/pipeline-options.ts';
import { addRowOptions } from '../../options/row-options.ts';
import { toCount } from '../../options/to-count.ts';
import { toName } from '../../options/to-name.ts';
import { toOneOf } from '../../options/to-one-of.ts';
import type { CommandDefinition } from '../command-definition.ts';

const DEFAULT_LIMIT = 20;
const EXAMPLES = `
Names in the articles published in the last 28 days, those of the most articles
first. Other forms of a known name are found, too: "holl" finds Netherlands.
A name of the last minutes may be missing: the digest of its day comes later.

Examples:
  copydesk names ir                     Iran, Iraq, Ireland
  copydesk names ba --type person       people only
  copydesk names ba --csv > names.csv   for a spreadsheet`;

export const namesCommand: CommandDefinition = {
  name: 'names',
  description: 'list the names that begin with some letters',
  declare: (command) =>
    addWhereOptions(addRowOptions(command, 'name'))
      .argument('<prefix>', 'the beginning of a name: one letter or more', toName)
      .option('--type <type>', `only ${NAME_TYPES.join(', ')}`, toOneOf(NAME_TYPES))
      .option('--limit <n>', 'at most so many names, 500 in all', toCount, DEFAULT_LIMIT)
      .addHelpText('after', EXAMPLES),
  run: async (prefix: string, options) => (await import('./names.ts')).names(prefix, options),
};
