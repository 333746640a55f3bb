import pc from 'picocolors';

const WIDTH = 24;

/** A bar on standard error where that is a terminal; elsewhere nothing, so that logs stay readable. */
export function createProgress(total: number, stream: NodeJS.WriteStream = process.stderr) {
  let done = 0;
  const isShown = stream.isTTY === true && total > 1;
  const draw = () => {
    const filled = Math.round((done / total) * WIDTH);
    stream.write(
      `\r${pc.cyan('━'.repeat(filled))}${pc.dim('━'.repeat(WIDTH - filled))} ${done} of ${total} `,
    );
  };
  return {
    /** Counts one more. */
    tick(): void {
      done++;
      if (isShown) draw();
    },
    /** Takes the bar away. */
    end(): void {
      if (isShown) stream.write('\r\u001B[K');
    },
  };
}
