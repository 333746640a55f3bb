import type { Command } from 'commander';
import type { ExitCode } from '../exit-codes.ts';

/** One command of the command line. Its file imports no more than its options need. */
export interface CommandDefinition {
  readonly name: string;
  /** Its line in the help. */
  readonly description: string;
  /** Adds arguments and options, with their parsers. */
  declare(command: Command): Command;
  /**
   * Runs the command with its arguments, its options and the Command itself. It imports the implementation dynamically,
   * since an SDK client or the local stack takes longer to load than the help to print.
   */
  run(...parsed: Parameters<Parameters<Command['action']>[0]>): Promise<ExitCode>;
}
