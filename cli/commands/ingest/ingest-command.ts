import type { Command } from 'commander';
import { EXIT } from '../../exit-codes.ts';
import { addPipelineOptions } from '../../options/pipeline-options.ts';
import { toName, toNames } from '../../options/to-name.ts';
import { toStatedDate } from '../../options/to-stated-date.ts';
import type { CommandDefinition } from '../command-definition.ts';

export const ingestCommand: CommandDefinition = {
  name: 'ingest',
  description: 'upload files to the bucket',
  declare: (command) =>
    addPipelineOptions(command)
      .argument('<paths...>', 'files or folders, or - for standard input', toNames)
      .option('--wait', 'wait for the results, at most 5 minutes for each file, and print them')
      .option('--prefix <prefix>', 'goes before every key; files of a folder keep their path in it', '')
      .option(
        '--published-at <date>',
        'when the articles were published, in ISO 8601: it wins over the dates in the files',
        toStatedDate,
      )
      .option(
        '--manifest <file>',
        'a CSV file that states facts about files: the column key, and any of date, title, byline, source, language',
        toName,
      )
      .option('--key <key>', 'the key of standard input, without the prefix', 'stdin.txt'),
  run: async (paths: string[], options, command: Command) => {
    if (command.getOptionValueSource('key') === 'cli' && !paths.includes('-'))
      command.error(
        'error: --key names standard input, and a file keeps its name. To upload a file under another key: ' +
          'copydesk ingest - --key NAME < FILE',
        { exitCode: EXIT.usage },
      );
    return (await import('./ingest.ts')).ingest(paths, options);
  },
};
