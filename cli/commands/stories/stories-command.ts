import { addWhereOptions } from '../../options/pipeline-options.ts';
import { addRowOptions } from '../../options/row-options.ts';
import { toCount } from '../../options/to-count.ts';
import { toDay } from '../../options/to-day.ts';
import type { CommandDefinition } from '../command-definition.ts';

const DEFAULT_LIMIT = 20;
const EXAMPLES = `
Copies, cuts and rewrites of one text are one story. A story is listed if it
has two or more articles, one of them published on the day. Articles of the
three days before belong to it, too.

Examples:
  copydesk stories                      which stories are everywhere today
  copydesk stories --day 2026-11-30     on that day, in UTC
  copydesk stories --csv > stories.csv  for a spreadsheet`;

export const storiesCommand: CommandDefinition = {
  name: 'stories',
  description: 'list the stories that several articles of a day tell',
  declare: (command) =>
    addWhereOptions(addRowOptions(command, 'story'))
      .option('--day <day>', 'published on a day (2026-11-20, or 2d for yesterday)', toDay, toDay('1d'))
      .option('--limit <n>', 'at most so many stories, 50 in all', toCount, DEFAULT_LIMIT)
      .addHelpText('after', EXAMPLES),
  run: async (options) => (await import('./stories.ts')).stories(options),
};
