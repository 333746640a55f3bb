import { watchInterrupt } from '../../watch-interrupt.ts';

/** Waits for Ctrl-C, or for another signal that ends the process. */
export async function untilInterrupted(): Promise<void> {
  await new Promise<void>((resolve) => watchInterrupt(resolve));
}
