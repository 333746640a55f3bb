/** What the command's end says to a script. */
export const EXIT = { ok: 0, failed: 1, usage: 2, partlyFailed: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
