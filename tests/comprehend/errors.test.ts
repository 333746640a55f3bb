import { connect } from 'node:net';
import {
  DetectEntitiesCommand,
  DetectSentimentCommand,
  InvalidRequestException,
  ResourceUnavailableException,
} from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { post, readUsage, standInEngine, startEndpoint } from './endpoint.ts';

const ENUM = 'Member must satisfy enum value set: [hi, de, zh-TW, ko, pt, en, it, fr, zh, es, ar, ja]';
const TOO_SHORT = 'Member must have length greater than or equal to 1';

describe('values that the shape refuses', () => {
  it.each([
    [
      'an empty text',
      'DetectSentiment',
      { Text: '', LanguageCode: 'en' },
      `Value at 'text' failed to satisfy constraint: ${TOO_SHORT}`,
    ],
    [
      'no text',
      'DetectSentiment',
      { LanguageCode: 'en' },
      "Value null at 'text' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a null text',
      'DetectEntities',
      { Text: null, LanguageCode: 'en' },
      "Value null at 'text' failed to satisfy constraint: Member must not be null",
    ],
    [
      'no language',
      'DetectKeyPhrases',
      { Text: 'a' },
      "Value null at 'languageCode' failed to satisfy constraint: Member must not be null",
    ],
    [
      'an unknown language',
      'DetectEntities',
      { Text: 'a', LanguageCode: 'ca' },
      `Value at 'languageCode' failed to satisfy constraint: ${ENUM}`,
    ],
    [
      'no list',
      'BatchDetectDominantLanguage',
      {},
      "Value null at 'textList' failed to satisfy constraint: Member must not be null",
    ],
    [
      'an empty list',
      'BatchDetectEntities',
      { TextList: [], LanguageCode: 'en' },
      `Value at 'textList' failed to satisfy constraint: ${TOO_SHORT}`,
    ],
    [
      'an empty text in a list',
      'BatchDetectSentiment',
      { TextList: ['a', ''], LanguageCode: 'en' },
      `Value at 'textList' failed to satisfy constraint: Member must satisfy constraint: [${TOO_SHORT}]`,
    ],
    [
      'a null in a list',
      'BatchDetectSentiment',
      { TextList: ['a', null], LanguageCode: 'en' },
      "Value at 'textList' failed to satisfy constraint: Member must satisfy constraint: [Member must not be null]",
    ],
  ])('%s', async (_, operation, body, complaint) => {
    const { url } = await startEndpoint();
    const answer = await post(url, operation, body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toBe('ValidationException');
    expect(answer.body).toEqual({
      __type: 'ValidationException',
      message: `1 validation error detected: ${complaint}`,
    });
  });

  it('one message lists all of them', async () => {
    const { url } = await startEndpoint();
    const { body } = await post(url, 'DetectSentiment', { Text: '', LanguageCode: 'xx' });
    expect(body.message).toMatch(
      /^2 validation errors detected: Value at 'text' .*; Value at 'languageCode' /,
    );
  });

  it('the SDK throws them under their name', async () => {
    const { client } = await startEndpoint();
    const sending = client.send(new DetectSentimentCommand({ Text: '', LanguageCode: 'en' }));
    await expect(sending).rejects.toMatchObject({
      name: 'ValidationException',
      $fault: 'client',
      $metadata: { httpStatusCode: 400 },
      message: expect.stringContaining('1 validation error detected'),
    });
  });

  it('members that the shape does not have are ignored', async () => {
    const { url } = await startEndpoint();
    expect(
      (await post(url, 'DetectSentiment', { Text: 'a', LanguageCode: 'en', Colour: 'red' })).status,
    ).toBe(200);
  });
});

describe('bodies of another type', () => {
  it.each([
    ['no JSON', '{"Text":'],
    ['a list', []],
    ['a string', '"text"'],
    ['null', 'null'],
    ['a number as text', { Text: 7, LanguageCode: 'en' }],
    ['a flag as text', { Text: true, LanguageCode: 'en' }],
    ['a structure as text', { Text: {}, LanguageCode: 'en' }],
    ['a list as text', { Text: ['a'], LanguageCode: 'en' }],
  ])('%s', async (_, body) => {
    const { url } = await startEndpoint();
    const answer = await post(url, 'DetectSentiment', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ __type: 'SerializationException', Message: expect.any(String) });
  });

  it('a text instead of a list', async () => {
    const { url } = await startEndpoint();
    const answer = await post(url, 'BatchDetectSentiment', { TextList: 'a', LanguageCode: 'en' });
    expect(answer.body.__type).toBe('SerializationException');
  });
});

describe('members of custom models', () => {
  it('an EndpointArn is refused as not available', async () => {
    const { client } = await startEndpoint();
    const EndpointArn = 'arn:aws:comprehend:us-east-1:111122223333:entity-recognizer-endpoint/mine';
    const sending = client.send(new DetectEntitiesCommand({ Text: 'a', LanguageCode: 'en', EndpointArn }));
    await expect(sending).rejects.toBeInstanceOf(ResourceUnavailableException);
  });

  it('a document as bytes is refused with Reason and Detail', async () => {
    const { client } = await startEndpoint();
    const sending = client.send(new DetectEntitiesCommand({ Bytes: new TextEncoder().encode('%PDF') }));
    await expect(sending).rejects.toBeInstanceOf(InvalidRequestException);
    await expect(sending).rejects.toMatchObject({
      Reason: 'INVALID_DOCUMENT',
      Detail: { Reason: 'UNSUPPORTED_DOC_TYPE' },
    });
  });
});

describe('requests that call no supported operation', () => {
  it.each(['DetectSyntax', 'DetectPiiEntities', 'StartTopicsDetectionJob', 'Nonsense', '__proto__'])(
    '%s is unknown here',
    async (operation) => {
      const { url } = await startEndpoint();
      const answer = await post(url, operation, { Text: 'a', LanguageCode: 'en' });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ __type: 'UnknownOperationException' });
      expect(answer.body.Message).toContain(operation);
    },
  );

  it('another path or method is an unknown operation', async () => {
    const { url } = await startEndpoint();
    const headers = { 'x-amz-target': 'Comprehend_20171127.DetectSentiment' };
    expect((await fetch(`${url}/elsewhere`, { method: 'POST', headers })).status).toBe(400);
    expect((await fetch(url)).status).toBe(400);
  });

  it('a foreign Host is refused, so that a web page cannot reach the endpoint under its own host name', async () => {
    const { port } = await startEndpoint();
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request({ port, host: '127.0.0.1', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on('error', reject).end();
    });
    expect(status).toBe(403);
  });

  it.each([
    ['Origin', { origin: 'https://evil.example' }],
    ['Origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['opaque Origin', { origin: 'null' }],
    ['Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
  ])('a request of a foreign web page is refused by its %s', async (_, headers) => {
    const { port } = await startEndpoint();
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request({ port, host: '127.0.0.1', method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on('error', reject).end('{}');
    });
    expect(status).toBe(403);
  });

  it('a body over every limit is refused, and the endpoint keeps running', async () => {
    const { url } = await startEndpoint();
    const answer = await post(url, 'DetectEntities', { Text: 'x'.repeat(2_100_000), LanguageCode: 'en' });
    expect(answer.status).toBe(413);
    expect((await post(url, 'DetectEntities', { Text: 'x', LanguageCode: 'en' })).status).toBe(200);
  });
});

describe('internal failures', () => {
  it('an engine that throws causes an InternalServerException and a call of onError', async () => {
    const reports: unknown[] = [];
    const failure = new Error('the model is broken');
    const { url } = await startEndpoint({
      loadEngine: async () => ({
        ...standInEngine,
        entities: () => {
          throw failure;
        },
      }),
      onError: (error) => reports.push(error),
    });
    const answer = await post(url, 'DetectEntities', { Text: 'a', LanguageCode: 'en' });
    expect(answer.status).toBe(500);
    expect(answer.body.__type).toBe('InternalServerException');
    expect(reports).toEqual([failure]);
  });

  it('an engine that throws on one document of a batch affects no other', async () => {
    const reports: unknown[] = [];
    const { url } = await startEndpoint({
      loadEngine: async () => ({
        ...standInEngine,
        entities: (text) => {
          if (text === 'poison') throw new Error('cannot read it');
          return standInEngine.entities(text);
        },
      }),
      onError: (error) => reports.push(error),
    });
    const answer = await post(url, 'BatchDetectEntities', {
      TextList: ['a', 'poison', 'b'],
      LanguageCode: 'en',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ResultList: [
        { Index: 0, Entities: [] },
        { Index: 2, Entities: [] },
      ],
      ErrorList: [{ Index: 1, ErrorCode: 'InternalServerException', ErrorMessage: 'Error: cannot read it' }],
    });
    expect(reports).toHaveLength(1);
    expect((await readUsage(url)).BatchDetectEntities).toMatchObject({
      documents: 2,
      failedDocuments: 1,
      errors: {},
    });
  });

  it('an engine that failed to load is loaded again at the next call', async () => {
    let attempts = 0;
    const { url } = await startEndpoint({
      loadEngine: async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('not yet');
        return standInEngine;
      },
      onError: () => {},
    });
    const call = () => post(url, 'DetectSentiment', { Text: 'a', LanguageCode: 'en' });
    expect((await call()).status).toBe(500);
    expect((await call()).status).toBe(200);
    expect((await call()).status).toBe(200);
    expect(attempts).toBe(2);
  });

  it('a client that disconnects during its request is no failure', async () => {
    const reports: unknown[] = [];
    const { url, port } = await startEndpoint({ onError: (error) => reports.push(error) });
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100\r\n\r\n{"Text":', () => {
          socket.destroy();
          resolve();
        });
      });
    });
    expect((await post(url, 'DetectSentiment', { Text: 'a', LanguageCode: 'en' })).status).toBe(200);
    expect(reports).toEqual([]);
  });

  it('the error for a taken port names the port', async () => {
    const { port } = await startEndpoint();
    await expect(startEndpoint({ port })).rejects.toThrow(`Port ${port} is taken`);
  });
});
