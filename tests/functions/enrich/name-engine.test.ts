import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createComprehendHandler, ENGINE_PATH } from '@copydesk/comprehend';
import { expect, it } from 'vitest';
import { COMPREHEND, nameEngine, ENGINE_PATH as PATH } from '../../../functions/enrich/name-engine.ts';

async function behind(listener: Parameters<typeof createServer>[1]) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await nameEngine({ AWS_ENDPOINT_URL: url });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it('Amazon Comprehend answers where no endpoint is named', async () => {
  expect(await nameEngine({})).toEqual({ name: 'comprehend', version: '2017-11-27' });
});

it('the endpoint of this repository names the embedded analyser', async () => {
  expect(PATH).toBe(ENGINE_PATH);
  expect(await behind(createComprehendHandler())).toEqual({ name: 'embedded', version: expect.any(String) });
});

it.each([
  ['does not know the path', 404, '{}'],
  ['answers something else', 200, '<html>'],
  ['answers another document', 200, '{"name":"x"}'],
])('an endpoint that %s is taken for Amazon Comprehend', async (_, status, body) => {
  expect(await behind((_request, response) => response.writeHead(status).end(body))).toEqual(COMPREHEND);
});

it('an endpoint that cannot be reached is taken for Amazon Comprehend', async () => {
  expect(await nameEngine({ AWS_ENDPOINT_URL_COMPREHEND: 'http://127.0.0.1:9' })).toEqual(COMPREHEND);
});
