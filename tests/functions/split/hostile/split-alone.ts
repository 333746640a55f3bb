import { existsSync, readFileSync } from 'node:fs';
import { splitBytes } from './split-bytes.ts';

/** On Linux, the kernel's peak for this process. `maxRSS` would start at the memory of the parent process. */
const STATUS = '/proc/self/status';
function peakMegabytes(): number {
  const kilobytes = existsSync(STATUS) && /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(STATUS, 'utf8'))?.[1];
  return Math.round(Number(kilobytes || process.resourceUsage().maxRSS) / 1_000);
}

/** Splits one file in a process of its own, and prints the outcome, the time and the memory. */
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
const start = performance.now();
const before = process.cpuUsage();
const outcome = await splitBytes(bytes);
console.log(
  JSON.stringify({
    outcome,
    milliseconds: Math.round(performance.now() - start),
    cpuMilliseconds: Math.round(process.cpuUsage(before).user / 1_000),
    megabytes: peakMegabytes(),
  }),
);
