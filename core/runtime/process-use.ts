import { readFileSync } from 'node:fs';

/** A tick of the times in /proc, on every Linux that Node runs on: USER_HZ is 100. */
const TICK_MILLISECONDS = 10;
/** Where `utime` and `stime` are in `/proc/<pid>/stat`, counted from the field after the name of the process. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** The resident memory of a process; 0 where the system has no /proc, or the process has ended. */
export function megabytesOf({ pid }: { readonly pid?: number | undefined }): number {
  const [, kilobytes = 0] = /^VmRSS:\s*(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '') ?? [];
  return Number(kilobytes) / 1_000;
}

/**
 * The computing time that a process has taken, on all cores; undefined where the system has no /proc, or the process has
 * ended. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function cpuMillisecondsOf({ pid }: { readonly pid?: number | undefined }): number | undefined {
  // The name is in parentheses, and may contain spaces.
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  if (!fields) return undefined;
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * TICK_MILLISECONDS;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
