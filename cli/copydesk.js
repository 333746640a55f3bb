#!/usr/bin/env node
// Plain JavaScript that any Node reads: it finds one that runs the rest, which is TypeScript as it stands.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = dirname(fileURLToPath(import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  try {
    await import('./copydesk.ts');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(
      `error Copydesk's packages are not installed: ${error.message}. Run "npm ci" in ${dirname(here)}`,
    );
    process.exitCode = 1;
  }
} else {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  // The one that npm installed, for this package or beside it.
  const node = [join(here, '../node_modules/node/bin', name), join(here, '../../node/bin', name)].find(
    existsSync,
  );
  if (node === undefined) {
    console.error(
      `error Copydesk needs Node ${NEEDED} or later, and this is ${process.version}. npm brings one along as an ` +
        'optional package, which is not installed here. Run "npm ci" without --omit=optional, or install ' +
        `Node ${NEEDED} from https://nodejs.org`,
    );
    process.exitCode = 1;
  } else {
    const child = spawn(node, [join(here, 'copydesk.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
    // At a terminal Ctrl-C reaches the child by itself as well: it takes two that come at once for one.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + constants.signals[signal];
      if (signal === null) return;
      // By the same signal, so that a shell ends the loop that this ran in.
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  }
}
