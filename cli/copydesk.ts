#!/usr/bin/env node
import { createProgram } from './create-program.ts';
import { describeError } from './describe-error.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads it has seen enough, as "head" has.
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });

try {
  process.exitCode = await createProgram().run(process.argv);
} catch (error) {
  console.error(describeError(error));
  process.exitCode = exitCodeOf(error);
}
