import { Option } from 'commander';
import { NAME_TYPES } from '../../options/name-types.ts';
import { addWhereOptions } from '../../options/pipeline-options.ts';
import { addRowOptions } from '../../options/row-options.ts';
import { toCount } from '../../options/to-count.ts';
import { toDay } from '../../options/to-day.ts';
import { toOneOf } from '../../options/to-one-of.ts';
import { toTime } from '../../options/to-time.ts';
import type { CommandDefinition } from '../command-definition.ts';
import { COUNT_BY } from './count-by.ts';

const DEFAULT_SINCE = '7d';
const DEFAULT_LIMIT = 20;
const EXAMPLES = `
Examples:
  copydesk trends                       who and what is named most this week
  copydesk trends --type person         people only
  copydesk trends --day 1d              what is unusual today
  copydesk trends --since 2026-11-01 --until 2026-11-30 --csv`;

export const trendsCommand: CommandDefinition = {
  name: 'trends',
  description: 'list the names in most of the articles published on some days',
  declare: (command) =>
    addWhereOptions(addRowOptions(command, 'name'))
      .option(
        '--since <time>',
        'from a day (2026-11-20), or the last days (7d)',
        toTime,
        toTime(DEFAULT_SINCE),
      )
      .option('--until <time>', 'up to a day (default: today)', toTime)
      .option('--type <type>', `only ${NAME_TYPES.join(', ')}`, toOneOf(NAME_TYPES))
      .addOption(
        new Option('--day <day>', 'the most unusual names of a day, against the 28 days before')
          .argParser(toDay)
          .conflicts(['since', 'until']),
      )
      .addOption(
        new Option('--by <unit>', 'with --day: count articles, or each story once').choices(COUNT_BY),
      )
      .option('--limit <n>', 'at most so many names', toCount, DEFAULT_LIMIT)
      .addHelpText('after', EXAMPLES),
  run: async (options) =>
    options.day === undefined
      ? (await import('./trends.ts')).trends(options)
      : (await import('./day-trends.ts')).dayTrends(options),
};
