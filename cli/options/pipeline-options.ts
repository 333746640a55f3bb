import { type Command, Option } from 'commander';

const WHICH_PIPELINE = 'Which pipeline (the local run at AWS_ENDPOINT_URL if set, else the stack):';

/** Adds the options of a command that works on a running pipeline, with --json. They fit `ConnectOptions`. */
export function addPipelineOptions(command: Command): Command {
  return addWhereOptions(command.option('--json', 'print one JSON document instead of text'));
}

/** Adds the options that choose the pipeline. They fit `ConnectOptions`. */
export function addWhereOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--profile <name>', 'a profile of your AWS configuration').helpGroup(WHICH_PIPELINE),
    )
    .addOption(new Option('--region <region>', 'the region of the stack').helpGroup(WHICH_PIPELINE))
    .addOption(
      new Option('--stack <name>', 'the name of the stack (default: "Copydesk")').helpGroup(WHICH_PIPELINE),
    );
}
