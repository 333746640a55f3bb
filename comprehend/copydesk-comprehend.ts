#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { CONTROL_PATH } from './control.ts';
import { startComprehend } from './start-comprehend.ts';

const HELP = `Usage: copydesk-comprehend [options]

Runs an endpoint on 127.0.0.1 that speaks Amazon Comprehend's protocol, and prints its address. It accepts any credentials.

Options:
  --port <number>  the port to listen on; 0 takes a free one (default: 4567)
  --help           display help for command`;

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`--port cannot be "${text}". It must be a whole number from 0 to 65535.`);
}

try {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4567' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) console.log(HELP);
  else {
    const endpoint = await startComprehend({ port: parsePort(values.port) });
    console.log(endpoint.url);
    console.error(
      `Set AWS_ENDPOINT_URL_COMPREHEND to this address. Quotas, faults and the bill: ${endpoint.url}${CONTROL_PATH}`,
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => endpoint.close());
  }
} catch (error) {
  console.error(`error ${(error as Error).message}`);
  process.exitCode = 1;
}
