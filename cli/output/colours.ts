import picocolors from 'picocolors';

const { NO_COLOR, FORCE_COLOR, TERM } = process.env;

/**
 * Colours where somebody looks: at a terminal, unless NO_COLOR is set. picocolors by itself also paints what CI writes into
 * files and pipes.
 */
export const pc = picocolors.createColors(
  !NO_COLOR && (Boolean(FORCE_COLOR) || (process.stdout.isTTY === true && TERM !== 'dumb')),
);
