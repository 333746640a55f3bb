import { EXIT } from './exit-codes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C may come twice: from the terminal, and from a process above that passes it on. */
const ECHO_MS = 300;

/**
 * Lets a command end in good order on Ctrl-C, or when it is told to; asked again, it ends at once.
 *
 * @param onInterrupt called when it is asked for the first time
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
