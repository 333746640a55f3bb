/** The path at which the gateway describes its stack, without a signature: name, account, region and outputs. */
export const STACK_PATH = '/_stack';
