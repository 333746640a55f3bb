import { Option } from 'commander';
import { NAME_TYPES, SENTIMENTS } from '../../options/name-types.ts';
import { addWhereOptions } from '../../options/pipeline-options.ts';
import { addRowOptions } from '../../options/row-options.ts';
import { toCount } from '../../options/to-count.ts';
import { toName } from '../../options/to-name.ts';
import { toOneOf } from '../../options/to-one-of.ts';
import { toTime } from '../../options/to-time.ts';
import type { CommandDefinition } from '../command-definition.ts';

const EXAMPLES = `
Any form of a name will do: US, U.S. and United States are one. Days are in UTC.
The tone of an article is its confidence in positive minus that in negative,
from -1 to 1, over the passages that mention the name. A mean is over articles.

Examples:
  copydesk about Iran --since 7d                this week's articles about Iran
  copydesk about US --sentiment negative        those in a negative tone
  copydesk about Microsoft --towards negative   those negative towards it
  copydesk about Iran --and NATO                those that name both
  copydesk about Iran --by story                each story once
  copydesk about Iran --csv > iran.csv          for a spreadsheet`;

export const aboutCommand: CommandDefinition = {
  name: 'about',
  description: 'list the articles that name something, with their sentences and tone',
  declare: (command) =>
    addWhereOptions(addRowOptions(command, 'article'))
      .argument('<name>', 'any form of a name', toName)
      .option('--and <name>', 'only articles that also name this', toName)
      .addOption(
        new Option('--by <unit>', 'each article, or each story once: the newest 500 articles')
          .choices(['story', 'article'])
          .conflicts('and'),
      )
      .option('--since <time>', 'published from a day (2026-11-20) or 7 days (7d) on', toTime)
      .option('--until <time>', 'published up to a day, or before an instant', toTime)
      .option('--type <type>', `the name as a ${NAME_TYPES.join(', ')}`, toOneOf(NAME_TYPES))
      .option('--sentiment <label>', `only ${SENTIMENTS.join(', ')}`, toOneOf(SENTIMENTS))
      .option('--towards <label>', 'only of this tone towards the name', toOneOf(SENTIMENTS))
      .option('--limit <n>', 'at most so many, the newest (text: 20, else all)', toCount)
      .addHelpText('after', EXAMPLES),
  run: async (name: string, options) => (await import('./about.ts')).about(name, options),
};
