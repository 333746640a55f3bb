/** A GET of this path needs no signature and returns the stack's name, account, region and outputs. */
export const STACK_PATH = '/_stack';
