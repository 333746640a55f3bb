import { existsSync, readFileSync } from 'node:fs';
import { splitBytes } from './split-bytes.ts';

/** On Linux the kernel's own mark; `maxRSS` would start from what the parent process held. */
const STATUS = '/proc/self/status';
function peakMegabytes(): number {
  const kilobytes = existsSync(STATUS) && /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(STATUS, 'utf8'))?.[1];
  return Math.round(Number(kilobytes || process.resourceUsage().maxRSS) / 1_000);
}

/** Splits one file in a process of its own, and prints what came of it and what it took. */
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
const begin = performance.now();
const before = process.cpuUsage();
const outcome = await splitBytes(bytes);
console.log(
  JSON.stringify({
    outcome,
    milliseconds: Math.round(performance.now() - begin),
    cpuMilliseconds: Math.round(process.cpuUsage(before).user / 1_000),
    megabytes: peakMegabytes(),
  }),
);
