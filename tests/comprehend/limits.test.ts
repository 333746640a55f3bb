import {
  BatchDetectEntitiesCommand,
  BatchDetectSentimentCommand,
  BatchDetectTargetedSentimentCommand,
  BatchSizeLimitExceededException,
  DetectEntitiesCommand,
  DetectSentimentCommand,
  TextSizeLimitExceededException,
  UnsupportedLanguageException,
} from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../comprehend/operations.ts';
import { post, readUsage, startEndpoint } from './endpoint.ts';

const SINGLES = [...OPERATIONS.values()].filter(({ batch }) => !batch);
const BATCHES = [...OPERATIONS.values()].filter(({ batch }) => batch);

/** A body of so many bytes of text in one document. */
function bodyOf(operation: { batch: boolean; languages: readonly string[] }, text: string) {
  const language = operation.languages.length > 0 ? { LanguageCode: 'en' } : {};
  return { ...(operation.batch ? { TextList: [text] } : { Text: text }), ...language };
}

describe('the size of a document', () => {
  it.each(SINGLES.map(({ name, maxBytes }) => [name, maxBytes]))(
    '%s takes %d bytes and not one more',
    (name, max) => {
      const limits: Record<string, number> = {
        DetectEntities: 100_000,
        DetectSentiment: 5_000,
        DetectDominantLanguage: 100_000,
        DetectKeyPhrases: 100_000,
        DetectTargetedSentiment: 5_000,
      };
      expect(max).toBe(limits[name]);
    },
  );

  it.each([...OPERATIONS.values()].map((operation) => [operation.name, operation] as const))(
    "%s refuses one byte too many, in the service's words, and bills nothing",
    async (name, operation) => {
      const { url } = await startEndpoint();
      const fits = await post(url, name, bodyOf(operation, 'x'.repeat(operation.maxBytes)));
      expect(fits.status).toBe(200);
      const refused = await post(url, name, bodyOf(operation, 'x'.repeat(operation.maxBytes + 1)));
      expect(refused.status).toBe(400);
      expect(refused.headers.get('x-amzn-errortype')).toBe('TextSizeLimitExceededException');
      expect(refused.body).toEqual({
        __type: 'TextSizeLimitExceededException',
        Message: `Input text size exceeds limit. Max length of request text allowed is ${operation.maxBytes} bytes while in this request the text size is ${operation.maxBytes + 1} bytes`,
      });
      expect((await readUsage(url))[name]).toMatchObject({
        calls: 2,
        documents: 1,
        errors: { TextSizeLimitExceededException: 1 },
      });
    },
  );

  it('is counted in UTF-8 bytes, not in characters', async () => {
    const { client } = await startEndpoint();
    const send = (Text: string) => client.send(new DetectSentimentCommand({ Text, LanguageCode: 'en' }));
    await expect(send('é'.repeat(2_500))).resolves.toBeDefined();
    await expect(send('é'.repeat(2_501))).rejects.toBeInstanceOf(TextSizeLimitExceededException);
    await expect(send('📰'.repeat(1_250))).resolves.toBeDefined();
    await expect(send('📰'.repeat(1_251))).rejects.toBeInstanceOf(TextSizeLimitExceededException);
  });

  it('fails a whole batch or, by a setting, only the document at its index', async () => {
    const TextList = ['so Ann', 'x'.repeat(5_001), 'so Bob'];
    const command = () => new BatchDetectEntitiesCommand({ TextList, LanguageCode: 'en' });
    const whole = await startEndpoint();
    await expect(whole.client.send(command())).rejects.toBeInstanceOf(TextSizeLimitExceededException);
    const single = await startEndpoint({ settings: { oversizedDocument: 'item' } });
    const answer = await single.client.send(command());
    expect(answer.ResultList?.map(({ Index }) => Index)).toEqual([0, 2]);
    expect(answer.ErrorList).toMatchObject([{ Index: 1, ErrorCode: 'TextSizeLimitExceededException' }]);
  });
});

describe('the size of a batch', () => {
  it.each(BATCHES.map((operation) => [operation.name, operation] as const))(
    '%s takes 25 documents',
    async (name, operation) => {
      const { url } = await startEndpoint();
      const body = (count: number) => ({ ...bodyOf(operation, ''), TextList: Array(count).fill('a text') });
      expect((await post(url, name, body(25))).status).toBe(200);
      const refused = await post(url, name, body(26));
      expect(refused.status).toBe(400);
      expect(refused.body.__type).toBe('BatchSizeLimitExceededException');
    },
  );

  it('is refused with an error that the SDK knows', async () => {
    const { client } = await startEndpoint();
    const command = new BatchDetectSentimentCommand({ TextList: Array(26).fill('a'), LanguageCode: 'en' });
    await expect(client.send(command)).rejects.toBeInstanceOf(BatchSizeLimitExceededException);
  });
});

describe('languages', () => {
  it('a single call in a language that the analyser does not support is refused', async () => {
    const { client } = await startEndpoint();
    const sending = client.send(new DetectEntitiesCommand({ Text: 'Angela Merkel', LanguageCode: 'de' }));
    await expect(sending).rejects.toBeInstanceOf(UnsupportedLanguageException);
    await expect(sending).rejects.toThrow('supports en only, not de');
  });

  it('each document of a batch in such a language is an error, never an empty result', async () => {
    const { client, url } = await startEndpoint();
    const answer = await client.send(
      new BatchDetectEntitiesCommand({ TextList: ['eins', 'zwei'], LanguageCode: 'de' }),
    );
    expect(answer.ResultList).toEqual([]);
    expect(answer.ErrorList).toEqual(
      [0, 1].map((Index) => ({
        Index,
        ErrorCode: 'UnsupportedLanguageException',
        ErrorMessage: expect.stringContaining('supports en only, not de'),
      })),
    );
    expect((await readUsage(url)).BatchDetectEntities).toMatchObject({
      documents: 0,
      failedDocuments: 2,
      billedUnits: 0,
    });
  });

  it('targeted sentiment is English only in the service itself', async () => {
    const { client } = await startEndpoint();
    const command = new BatchDetectTargetedSentimentCommand({ TextList: ['un'], LanguageCode: 'fr' });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value at 'languageCode' failed to satisfy constraint: Member must satisfy enum value set: [en]",
    });
  });
});
