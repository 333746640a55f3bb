#!/usr/bin/env node
import { createProgram } from './create-program.ts';
import { describeError } from './describe-error.ts';
import { exitCodeOf } from './exit-codes.ts';

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads it has seen enough, as "head" has, or is gone. The work goes on to its own end and exit code.
    if (error.code !== 'EPIPE') throw error;
  });

// What nobody waits for may fail as well: the log of a function, where the data folder is gone.
process.on('uncaughtException', (error) => {
  console.error(describeError(error));
  process.exit(exitCodeOf(error));
});

try {
  process.exitCode = await createProgram().run(process.argv);
} catch (error) {
  console.error(describeError(error));
  process.exitCode = exitCodeOf(error);
}
