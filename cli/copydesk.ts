#!/usr/bin/env node
import { createProgram } from './create-program.ts';
import { describeError } from './describe-error.ts';
import { exitCodeOf } from './exit-codes.ts';

try {
  process.exitCode = await createProgram().run(process.argv);
} catch (error) {
  console.error(describeError(error));
  process.exitCode = exitCodeOf(error);
}
