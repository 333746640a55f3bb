import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';
import { reportError } from '../../cli/report-error.ts';

/**
 * Runs a command against a local run that serves only the stack's outputs. The test mocks the AWS services.
 *
 * @example const { code, out } = await runCommand(['list', '--json']);
 */
export async function runCommand(args: readonly string[], outputs: Readonly<Record<string, string>> = {}) {
  const allOutputs = { BucketName: 'bucket', TableName: 'table', ...outputs };
  const server = createServer((_, response) =>
    response.end(JSON.stringify({ region: 'eu-west-1', outputs: allOutputs })),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const err = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const code = await createProgram()
      .run(['node', 'copydesk', ...args])
      .catch(reportError);
    const lines = (spy: typeof out) => spy.mock.calls.map((call) => stripVTControlCharacters(String(call)));
    return { code, out: lines(out), err: lines(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  }
}
