import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasureAnswer, MeasuredFile, MeasureRequest } from '@copydesk/core/article/measured-file';

/** The published package contains the process as a bundle of the functions' code; the repository has its source. */
export function locateMeasurer(packageDir: string, exists: (path: string) => boolean = existsSync): string {
  const bundled = join(packageDir, 'measurer/measure-process.mjs');
  return exists(bundled) ? bundled : join(packageDir, '../functions/measure/measure-process.ts');
}

/**
 * Measures files with the code of the functions, one after the other, in a process of its own: the command imports none of
 * that code. A process that ends is replaced with the next file.
 */
export class Measurer {
  readonly #path: string;
  #child: ChildProcess | undefined;

  /** @param path of the process's module */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws Error where the file cannot be read, or the process ends */
  async measure(request: MeasureRequest): Promise<MeasuredFile> {
    this.#child ??= this.#start();
    const child = this.#child;
    const { promise, resolve, reject } = Promise.withResolvers<MeasureAnswer>();
    const onExit = (code: number | null, signal: NodeJS.Signals | null) =>
      reject(new Error(`the process that reads files ended with ${signal ?? `exit code ${code}`}`));
    child.once('message', resolve).once('exit', onExit).once('error', reject);
    try {
      child.send(request, (error) => error && reject(error));
      const answer = await promise;
      if ('error' in answer) throw new Error(answer.error);
      return answer.measured;
    } finally {
      child.off('message', resolve).off('exit', onExit).off('error', reject);
    }
  }

  close(): void {
    if (this.#child?.connected) this.#child.disconnect();
  }

  #start(): ChildProcess {
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
    const child = fork(this.#path, { serialization: 'advanced', stdio: [...stdio], execArgv: [] });
    const forget = () => {
      if (this.#child === child) this.#child = undefined;
    };
    return child.on('error', forget).on('exit', forget);
  }
}
