import { ComprehendClient, DetectSentimentCommand, type LanguageCode } from '@aws-sdk/client-comprehend';
import { expect, it, vi } from 'vitest';

const untilInterrupted = vi.fn(async () => {});
vi.mock('../../../../cli/commands/comprehend/until-interrupted.ts', () => ({ untilInterrupted }));
const { comprehend } = await import('../../../../cli/commands/comprehend/comprehend.ts');

it('prints a command that works as printed', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  untilInterrupted.mockImplementation(async () => {
    const [, endpoint, region, LanguageCode, Text] =
      /aws --endpoint-url (\S+) --region (\S+) comprehend detect-sentiment --language-code (\S+) --text '(.*)'/.exec(
        String(printed.mock.calls),
      ) as string[];
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const client = new ComprehendClient({ endpoint, region, credentials } as object);
    const call = new DetectSentimentCommand({ LanguageCode: LanguageCode as LanguageCode, Text });
    expect((await client.send(call)).Sentiment).toBe('POSITIVE');
    client.destroy();
  });
  expect(await comprehend({ port: 0 })).toBe(0);
  expect(untilInterrupted).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});
