import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, FUNCTION_NAMES } from '../../core/runtime/environment.ts';
import { loadHandler } from '../support/load-handler.ts';

/** A wrong environment stops a function at its cold start, with an error that names the variable. */
describe.each(FUNCTION_NAMES)('the %s function', (functionName) => {
  it('starts with its environment', async () => {
    expect(await loadHandler(functionName)).toBeTypeOf('function');
  });

  it.each([...ENVIRONMENT[functionName]])('does not start without %s', async (name) => {
    await expect(loadHandler(functionName, { [name]: undefined })).rejects.toThrow(
      `The ${functionName} function cannot start: ${name} is not set`,
    );
  });

  it('does not start with a misspelt variable', async () => {
    const misspelt = { COPYDESK_TABLE_NAME: undefined, COPYDESK_TABEL_NAME: 'Articles' };
    await expect(loadHandler(functionName, misspelt)).rejects.toThrow(
      'COPYDESK_TABLE_NAME is not set; COPYDESK_TABEL_NAME is not a variable of this function',
    );
  });
});

it.each([
  ['split', 'COPYDESK_ENGINE', 'oracle', 'not one of comprehend, embedded'],
  ['split', 'COPYDESK_TARGET_CHARS', '299', 'not a whole number from 300 to 5000'],
  ['split', 'COPYDESK_TARGET_CHARS', 'long', 'not a whole number from 300 to 5000'],
  ['split', 'COPYDESK_ANALYSES', 'entities', 'not a list of analyses'],
  ['enrich', 'COPYDESK_ANALYSES', 'entities,sentiment,syntax', 'not a list of analyses'],
  ['enrich', 'COPYDESK_CACHE_SECONDS', '-1', 'not a whole number from 0 to'],
] as const)('%s does not start with %s set to "%s"', async (stage, name, value, complaint) => {
  await expect(loadHandler(stage, { [name]: value })).rejects.toThrow(`${name} is "${value}", ${complaint}`);
});

it('the publish function does not start with a delay that is no number of seconds', async () => {
  await expect(loadHandler('publish', { COPYDESK_RESWEEP_DELAY_SECONDS: '5m' })).rejects.toThrow(
    'COPYDESK_RESWEEP_DELAY_SECONDS is "5m"',
  );
});
