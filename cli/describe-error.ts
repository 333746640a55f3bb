import pc from 'picocolors';

/** An error for a person: what happened and why; the stack only on request. */
export function describeError(error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return `${pc.red('error')} ${process.env.COPYDESK_DEBUG ? stack : message}`;
}
