import { pc } from './colours.ts';

const WIDTH = 24;

/** A bar on standard error where that is a terminal; elsewhere nothing, so that logs stay readable. */
export function createProgress(
  total: number,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
) {
  let done = 0;
  const isShown = stream.isTTY === true && process.env.TERM !== 'dumb' && total > 1;
  const draw = () => {
    const filled = Math.round((done / total) * WIDTH);
    stream.write(
      `\r${pc.cyan('━'.repeat(filled))}${pc.dim('━'.repeat(WIDTH - filled))} ${done} of ${total} `,
    );
  };
  if (isShown) draw();
  return {
    /** Counts some more. */
    tick(count = 1): void {
      done += count;
      if (isShown) draw();
    },
    /** Takes the bar away. */
    end(): void {
      if (isShown) stream.write('\r\u001B[K');
    },
  };
}
