const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Lets a command that moves things end between two of them on Ctrl-C, rather than anywhere; a second one ends it at once. */
export function watchInterrupt(): { isOver(): boolean; end(): void } {
  let isOver = false;
  const stop = () => {
    isOver = true;
    end();
  };
  const end = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return { isOver: () => isOver, end };
}
