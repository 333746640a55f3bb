#!/usr/bin/env node
// Plain JavaScript that any Node reads: it finds one that runs the rest, which is TypeScript as it stands.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = dirname(fileURLToPath(import.meta.url));

/** This process's Node if it is new enough, else the one that npm installed beside us. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return [join(here, '../node_modules/node/bin', name), join(here, '../../node/bin', name)].find(existsSync);
}

const node = findNode();
if (node === undefined) {
  console.error(
    `error Copydesk needs Node ${NEEDED} or later, and this is ${process.version}. npm brings one along as an optional package, ` +
      `which is not installed here. Run "npm ci" without --omit=optional, or install Node ${NEEDED} from https://nodejs.org`,
  );
  process.exitCode = 1;
} else {
  const child = spawn(node, [join(here, 'copydesk.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; this process waits for what it makes of it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? (signal === 'SIGINT' ? 130 : 1) : code;
  });
}
