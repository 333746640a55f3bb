import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { GUARDS } from './guards.ts';

/**
 * Takes out every guarding line in turn, each in a process of its own, and prints what was seen to fail.
 *
 * @param script the soak
 * @param args what each is given besides
 * @returns how many guards nothing was seen to need
 */
export async function tryEachGuard(script: string, args: readonly string[]): Promise<number> {
  const waiting = [...GUARDS];
  let needless = 0;
  const tryGuards = async () => {
    for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
      const { failures, seconds, first } = await run([script, '--without', guard.name, ...args]);
      if (failures === 0) needless++;
      console.log(`| ${guard.name} | ${first ?? 'nothing'} | ${seconds} s |`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, tryGuards));
  return needless;
}

interface Outcome {
  readonly failures: number;
  readonly seconds: number;
  /** Undefined where nothing failed. */
  readonly first: string | undefined;
}

function run(args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout, stderr) => {
      try {
        const { failures, seconds } = JSON.parse(stdout);
        resolve({ failures, seconds, first: /^Error: (.*)$/m.exec(stderr)?.[1] });
      } catch {
        reject(error);
      }
    });
  });
}
