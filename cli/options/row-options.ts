import { type Command, Option } from 'commander';

/** The forms in which a command prints rows. */
export interface RowOptions {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly csv?: boolean;
}

const FORMS = ['json', 'ndjson', 'csv'] as const;

/**
 * Adds the options of a command that prints rows. Only one of them can be chosen.
 *
 * @param row what a row is
 */
export function addRowOptions(command: Command, row: string): Command {
  const says = {
    json: 'print one JSON document instead of text',
    ndjson: `print one line of JSON for each ${row}`,
    csv: `print a row for each ${row}, for a spreadsheet`,
  };
  for (const form of FORMS)
    command.addOption(new Option(`--${form}`, says[form]).conflicts(FORMS.filter((other) => other !== form)));
  return command;
}
