/** The exit codes of every command. */
export const EXIT = { ok: 0, failed: 1, usage: 2, partlyFailed: 3, throttled: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
