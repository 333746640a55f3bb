import { pc } from './colours.ts';

const WIDTH = 24;

/** A progress bar on standard error. It is shown at a terminal only, so that logs stay readable. */
export function createProgress(
  total: number,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
) {
  let done = 0;
  const isShown = stream.isTTY === true && process.env.TERM !== 'dumb' && total > 1;
  let isDrawn = false;
  const end = () => {
    if (isDrawn) stream.write('\r\u001B[K');
    isDrawn = false;
    process.off('exit', end);
  };
  const draw = () => {
    // However the process ends, the shell's prompt must not follow the bar on its line.
    if (!isDrawn) process.on('exit', end);
    isDrawn = true;
    const filled = Math.round((done / total) * WIDTH);
    stream.write(
      `\r${pc.cyan('━'.repeat(filled))}${pc.dim('·'.repeat(WIDTH - filled))} ${done} of ${total} `,
    );
  };
  if (isShown) draw();
  return {
    /** Counts this many more. */
    tick(count = 1): void {
      done += count;
      if (isShown) draw();
    },
    /** Removes the bar. The next tick draws it again. */
    end,
  };
}
