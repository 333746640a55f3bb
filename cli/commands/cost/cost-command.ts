import { DEFAULT_CALLS_PER_SECOND, TARGET_PASSAGE_CHARS } from '@copydesk/core/article/limits';
import { toCount } from '../../options/to-count.ts';
import { toNames } from '../../options/to-name.ts';
import { toRate } from '../../options/to-rate.ts';
import type { CommandDefinition } from '../command-definition.ts';
import { toTargetChars } from './to-target-chars.ts';

const EXAMPLES = `
Examples:
  copydesk cost archive/                     what all files in a folder cost
  copydesk cost archive/ --sample 500        the same, by 500 at random
  copydesk cost articles/ --articles 100000  100,000 articles like these
  copydesk cost feed.xml --prefix bundles/   the articles in a bundle`;

export const costCommand: CommandDefinition = {
  name: 'cost',
  description: 'say what files would cost on AWS and how long they would take; uploads nothing',
  declare: (command) =>
    command
      .argument('<files...>', 'files or folders', toNames)
      .option('--json', 'print one JSON document instead of text')
      .option('--articles <n>', 'the price of so many articles like these', toCount)
      .option('--sample <n>', 'read only so many of the files, chosen at random', toCount)
      .option('--prefix <prefix>', 'the prefix of the keys, such as bundles/ for files of many articles', '')
      .option('--key-phrases', 'with the analysis of key phrases')
      .option('--targeted-sentiment', 'with the tone towards each entity')
      .option('--target-chars <n>', 'the length of a passage', toTargetChars, TARGET_PASSAGE_CHARS)
      .option(
        '--calls-per-second <n>',
        "your account's quota of each of Comprehend's Batch operations",
        toRate,
        DEFAULT_CALLS_PER_SECOND,
      )
      .addHelpText('after', EXAMPLES),
  run: async (files: string[], options) => (await import('./cost.ts')).cost(files, options),
};
