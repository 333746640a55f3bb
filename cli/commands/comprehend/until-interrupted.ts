import { watchInterrupt } from '../../watch-interrupt.ts';

/** Waits for Ctrl-C, or for whoever asks the process to end. */
export async function untilInterrupted(): Promise<void> {
  await new Promise<void>((resolve) => watchInterrupt(resolve));
}
