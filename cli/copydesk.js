#!/usr/bin/env node
// Plain JavaScript for any version of Node. It finds a Node that is new enough, and runs the command with it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = dirname(fileURLToPath(import.meta.url));
// TypeScript in the repository, JavaScript in the published package: Node strips no types inside node_modules.
const isRepository = existsSync(join(here, 'main.ts'));
const command = isRepository ? 'main.ts' : 'main.js';

// npm passes SIGTERM on to its shell alone. The shell ends, and what it started has another parent then.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  const look = () => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  };
  const timer = setInterval(look, 500).unref();
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // Halves the processor time of the next start: the modules are not compiled again. A folder that cannot be written
  // changes nothing.
  modules.enableCompileCache?.(join(here, isRepository ? '../dist/compile-cache' : '../.cache/copydesk'));
  try {
    await import(`./${command}`);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(
      `error Copydesk's packages are not installed: ${error.message}. Run "npm ci" in ${dirname(here)}`,
    );
    process.exitCode = 1;
  }
} else {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  // npm installs the optional package "node" inside this package, at the repository's root, or beside this package.
  const node = ['node_modules/node/bin', '../node_modules/node/bin', '../node/bin']
    .map((folder) => join(here, folder, name))
    .find(existsSync);
  if (node === undefined) {
    console.error(
      `error Copydesk needs Node ${NEEDED} or later, and this is ${process.version}. npm brings one along as an ` +
        'optional package, which is not installed here. Run "npm ci" without --omit=optional, or install ' +
        `Node ${NEEDED} from https://nodejs.org`,
    );
    process.exitCode = 1;
  } else {
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    // At a terminal the child receives Ctrl-C twice, from here and from the terminal. It counts both as one.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + constants.signals[signal];
      if (signal === null) return;
      // Ends by the same signal, so that a shell ends the loop in which this ran.
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  }
}
