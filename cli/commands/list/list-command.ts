import { SENTIMENTS } from '../../options/name-types.ts';
import { addWhereOptions } from '../../options/pipeline-options.ts';
import { addRowOptions } from '../../options/row-options.ts';
import { toCount } from '../../options/to-count.ts';
import { toName } from '../../options/to-name.ts';
import { toOneOf } from '../../options/to-one-of.ts';
import { toTime } from '../../options/to-time.ts';
import type { CommandDefinition } from '../command-definition.ts';
import { STATUSES, toStatus } from './to-status.ts';

const DEFAULT_SINCE = '7d';
const EXAMPLES = `
Days are in UTC. A period has at most 366 days.

Examples:
  copydesk list --status rejected --limit 20      what failed lately, and why
  copydesk list --published --since 2026-11-01    by the date of publication
  copydesk list --entities --csv > entities.csv   every entity, for Excel`;

export const listCommand: CommandDefinition = {
  name: 'list',
  description: 'list bundles and articles by the time they were received, newest first',
  declare: (command) =>
    addWhereOptions(addRowOptions(command, 'article'))
      .option(
        '--since <time>',
        'from a day (2026-11-20), or the last days (7d)',
        toTime,
        toTime(DEFAULT_SINCE),
      )
      .option('--until <time>', 'up to a day (default: today)', toTime)
      .option('--published', 'by the date of publication, and articles only')
      .option('--sentiment <label>', `only ${SENTIMENTS.join(', ')}`, toOneOf(SENTIMENTS))
      .option('--status <status>', `only ${STATUSES.join(', ')}`, toStatus)
      .option('--language <code>', 'with --published: only this language, as en', toName)
      .option('--publisher <name>', 'with --published: only of this publisher', toName)
      .option('--entities', 'with --csv or --ndjson: a row for each entity')
      .option('--limit <n>', 'at most so many articles, the newest', toCount)
      .addHelpText('after', EXAMPLES),
  run: async (options) => (await import('./list.ts')).list(options),
};
