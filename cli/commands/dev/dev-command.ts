import { STAGE_NAMES } from '@copydesk/core/runtime/stages';
import { type Command, Option } from 'commander';
import { refuseNpmOptions } from '../../options/refuse-npm-options.ts';
import { toNames } from '../../options/to-name.ts';
import { toPort } from '../../options/to-port.ts';
import type { CommandDefinition } from '../command-definition.ts';

export const devCommand: CommandDefinition = {
  name: 'dev',
  description: 'run the whole pipeline, upload articles to it, and print the results',
  declare: (command) =>
    command
      .argument('[files...]', 'files or folders to upload (default: the sample articles)', toNames)
      .option('--once', 'end when every article is done, or has been waited for 2 minutes')
      .option('--json', 'print one JSON document instead of text')
      .option('--port <port>', 'the port of every service, 0 for any free one', toPort, 4566)
      .option('--page-port <port>', 'the port of the page and the API, 0 for any free one', toPort, 4580)
      .option('--data <dir>', 'where to keep buckets, tables, queues and logs', '.copydesk')
      .option('--logs', 'print what the functions log')
      .addOption(
        new Option('--inspect <function>', 'let a debugger attach to a function at port 9229').choices(
          STAGE_NAMES,
        ),
      ),
  run: async (files: string[], options, command: Command) => {
    refuseNpmOptions(command);
    const pagePortMayChange = command.getOptionValueSource('pagePort') === 'default';
    return (await import('./dev.ts')).dev(files, { ...options, pagePortMayChange });
  },
};
