import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';

/** An option that npm has too: that npm took it says nothing. */
const OF_NPM_TOO = ['--json'];

/**
 * Refuses a start whose options npm took for its own: `npm start --port 4999` reaches the command as the file 4999.
 *
 * @param environment in which npm writes down the options that it took
 */
export function refuseNpmOptions(
  command: Command,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): void {
  const { npm_lifecycle_event: script } = environment;
  if (script === undefined) return;
  const taken = command.options
    .flatMap(({ long }) => long ?? [])
    .filter((option) => !OF_NPM_TOO.includes(option))
    .find((option) => environment[`npm_config_${option.slice(2).replaceAll('-', '_')}`] !== undefined);
  if (taken)
    command.error(
      `error: npm took ${taken} for an option of its own. Write -- before the options: npm ${script} -- ${taken} …`,
      { exitCode: EXIT.usage },
    );
}
