import { EXIT } from './exit-codes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C may arrive twice: from the terminal, and from a parent process that passes it on. */
const ECHO_MS = 300;

/**
 * Lets a command end in an orderly way on Ctrl-C or another signal that ends the process. A second signal ends it at once.
 *
 * @param onInterrupt called on the first signal
 */
export function watchInterrupt(onInterrupt = () => {}): { isOver(): boolean; end(): void } {
  let first: number | undefined;
  const stop = () => {
    if (first === undefined) onInterrupt();
    first ??= Date.now();
    if (Date.now() - first > ECHO_MS) process.exit(EXIT.failed);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    isOver: () => first !== undefined,
    end: () => {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
