import { execFileSync } from 'node:child_process';

/** The resources of a process and its descendants, by the system's process list. */
export interface ProcessUse {
  readonly processes: number;
  readonly megabytes: number;
  /** Of the process alone. */
  readonly own: { readonly megabytes: number; readonly cpuSeconds: number };
}

export function measureProcesses(pid: number): ProcessUse {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,time='], { encoding: 'utf8' });
  const all = list
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([id, parent, kilobytes, time = '']) => ({
      pid: Number(id),
      parent: Number(parent),
      megabytes: Number(kilobytes) / 1024,
      cpuSeconds: secondsOf(time),
    }));
  const tree = new Set([pid]);
  // The list may have a child before its parent.
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const process of all) if (tree.has(process.parent)) tree.add(process.pid);
  }
  const found = all.filter((process) => tree.has(process.pid));
  const own = found.find((process) => process.pid === pid);
  if (!own) throw new Error(`The process ${pid} is gone`);
  return {
    processes: found.length,
    megabytes: Math.round(found.reduce((sum, { megabytes }) => sum + megabytes, 0)),
    own: { megabytes: Math.round(own.megabytes), cpuSeconds: own.cpuSeconds },
  };
}

/** `[[dd-]hh:]mm:ss`, with hundredths on some systems. */
function secondsOf(time: string): number {
  const [seconds = 0, minutes = 0, hours = 0, days = 0] = time.split(/[-:]/).map(Number).reverse();
  return seconds + 60 * (minutes + 60 * (hours + 24 * days));
}
