#!/usr/bin/env node
import { createProgram } from './create-program.ts';

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader closed the pipe, as "head" does. The command does the rest of its work, and ends with its own exit code.
    if (error.code !== 'EPIPE') throw error;
  });

// An error that no call waits for: a function's log cannot be written once the data folder is gone, for example.
process.on('uncaughtException', (error) => {
  report(error).then(
    (code) => process.exit(code),
    () => process.exit(1),
  );
});

try {
  process.exitCode = await createProgram().run(process.argv);
} catch (error) {
  process.exitCode = await report(error);
}

/** Loaded where there is an error: it loads a part of the SDK. */
async function report(error: unknown) {
  return (await import('./report-error.ts')).reportError(error);
}
