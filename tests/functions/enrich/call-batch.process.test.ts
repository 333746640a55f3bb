import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BatchCall, callBatch } from '../../../functions/enrich/call-batch.ts';

const CLOCK = { sleep: async () => {} };
const named = (name: string) => Object.assign(new Error(name), { name });
const found = (texts: readonly string[], without: readonly number[] = []) =>
  texts.flatMap((text, i) =>
    without.includes(i) ? [] : [[i, () => text.toUpperCase()] as [number, () => string]],
  );
const itemError = (index: number, code: string) => ({ index, code, message: 'm' });
const texts = (count: number) => Array.from({ length: count }, (_, i) => `text ${i}`);

/** A call that answers each time with the next of `answers`, and records what was sent. */
function scripted(...answers: BatchCall<string>[]) {
  const sends: string[][] = [];
  const call: BatchCall<string> = async (texts) => {
    sends.push([...texts]);
    const answer = answers[Math.min(sends.length, answers.length) - 1] as BatchCall<string>;
    return answer(texts);
  };
  return { call, sends };
}
const answering: BatchCall<string> = async (texts) => ({ id: 'call', results: found(texts), errors: [] });
const refusing =
  (...codes: readonly (readonly [index: number, code: string])[]): BatchCall<string> =>
  async (texts) => ({
    id: 'call',
    results: found(
      texts,
      codes.map(([index]) => index),
    ),
    errors: codes.map(([index, code]) => itemError(index, code)),
  });
/** Behaves as the service does where one text fails the whole call. */
const spoiltBy =
  (culprits: readonly string[], name: string): BatchCall<string> =>
  async (texts) => {
    if (texts.some((text) => culprits.includes(text))) throw named(name);
    return answering(texts);
  };

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('callBatch', () => {
  it('aligns outcomes with texts, whichever of 25 are in the error list', async () => {
    const subset = fc.subarray([...Array(25).keys()]);
    await fc.assert(
      fc.asyncProperty(subset, async (failing) => {
        const { call, sends } = scripted(
          refusing(...failing.map((index) => [index, 'TextSizeLimitExceededException'] as const)),
        );
        const outcomes = await callBatch(call, texts(25), CLOCK);
        expect(outcomes).toEqual(
          texts(25).map((text, i) =>
            failing.includes(i)
              ? { kind: 'failed', failure: 'TEXT_REFUSED', call: 'call' }
              : { kind: 'found', value: text.toUpperCase(), call: 'call' },
          ),
        );
        expect(sends).toHaveLength(1);
      }),
    );
  });

  it.each([...Array(25).keys()])(
    'keeps 24 results in place when only item %i fails and its retry succeeds',
    async (index) => {
      const { call, sends } = scripted(refusing([index, 'InternalServerException']), answering);
      const outcomes = await callBatch(call, texts(25), CLOCK);
      expect(outcomes.map((one) => one.kind === 'found' && one.value)).toEqual(
        texts(25).map((text) => text.toUpperCase()),
      );
      expect(sends[1]).toEqual([`text ${index}`]);
    },
  );

  it('sends nothing for no texts', async () => {
    const { call, sends } = scripted(answering);
    expect(await callBatch(call, [], CLOCK)).toEqual([]);
    expect(sends).toEqual([]);
  });

  it.each([
    'InternalServerException',
    'InternalServerError',
    'ServiceUnavailable',
    'ThrottlingException',
    'TooManyRequestsException',
    'THROTTLING',
    'INTERNAL_SERVER_ERROR',
    'NeverSeen',
    '500',
  ])('answers an error for an item that fails with %s on every attempt', async (code) => {
    const { call, sends } = scripted(async (texts) => ({
      id: 'call',
      results: found(texts).filter(([, read]) => read() !== 'TEXT 1'),
      errors: texts.flatMap((text, i) => (text === 'text 1' ? [itemError(i, code)] : [])),
    }));
    const outcomes = await callBatch(call, texts(3), CLOCK);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['found', 'error', 'found']);
    expect(outcomes[1]).toMatchObject({ error: { message: `${code}: m` } });
    expect(sends).toEqual([texts(3), ['text 1'], ['text 1']]);
  });

  it.each([
    ['InvalidRequestException', 'TEXT_REFUSED'],
    ['TextSizeLimitExceededException', 'TEXT_REFUSED'],
    ['ValidationException', 'TEXT_REFUSED'],
    ['UnsupportedLanguageException', 'LANGUAGE_REFUSED'],
  ])('answers a permanent failure for the item error %s: %s', async (code, failure) => {
    const { call, sends } = scripted(refusing([0, code]));
    expect((await callBatch(call, texts(2), CLOCK))[0]).toEqual({ kind: 'failed', failure, call: 'call' });
    expect(sends).toHaveLength(1);
  });

  it('answers an error for an item that fails without a code on every attempt', async () => {
    const { call, sends } = scripted(refusing([0, '']));
    expect(await callBatch(call, ['text 0'], CLOCK)).toMatchObject([
      { kind: 'error', error: { message: 'an error without a code: m' } },
    ]);
    expect(sends).toHaveLength(3);
  });

  it('retries a text that neither list names, and answers an error for it in the end', async () => {
    const { call, sends } = scripted(async (texts) => ({
      id: 'call',
      results: found(texts).filter(([, read]) => read() !== 'TEXT 0'),
      errors: [],
    }));
    expect((await callBatch(call, texts(2), CLOCK))[0]).toMatchObject({ kind: 'error' });
    expect(sends).toEqual([texts(2), ['text 0'], ['text 0']]);
  });

  it('ignores a result or an error for a text that was not sent', async () => {
    const { call } = scripted(async (texts) => ({
      id: 'call',
      results: [...found(texts), [7, () => 'stray'], [-1, () => 'stray']],
      errors: [itemError(9, 'InternalServerException'), itemError(-1, 'InternalServerException')],
    }));
    const outcomes = await callBatch(call, texts(2), CLOCK);
    expect(outcomes).toHaveLength(2);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['found', 'found']);
  });

  it('answers an error for a result that cannot be trusted, and finds the other texts', async () => {
    const { call, sends } = scripted(async (texts) => ({
      id: 'call',
      results: texts.map((text, i) => [
        i,
        () => {
          if (text === 'text 1') throw new Error('out of the text');
          return text;
        },
      ]),
      errors: [],
    }));
    const outcomes = await callBatch(call, texts(3), CLOCK);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['found', 'error', 'found']);
    // The answer was billed, so that text is not sent again at once.
    expect(sends).toHaveLength(1);
  });
});

describe('callBatch, where a call is rejected whole,', () => {
  it.each(['InvalidRequestException', 'TextSizeLimitExceededException', 'ValidationException'])(
    'halves a call rejected with %s until each culprit is alone',
    async (name) => {
      const subset = fc.subarray([...Array(25).keys()], { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(subset, async (culprits) => {
          const { call } = scripted(
            spoiltBy(
              culprits.map((i) => `text ${i}`),
              name,
            ),
          );
          const outcomes = await callBatch(call, texts(25), CLOCK);
          expect(outcomes.map(({ kind }) => kind)).toEqual(
            texts(25).map((_, i) => (culprits.includes(i) ? 'failed' : 'found')),
          );
          expect(outcomes.map((one) => one.kind === 'found' && one.value)).toEqual(
            texts(25).map((text, i) => !culprits.includes(i) && text.toUpperCase()),
          );
        }),
        { numRuns: 40 },
      );
    },
  );

  it('needs few calls to find one culprit of 25', async () => {
    const { call, sends } = scripted(spoiltBy(['text 13'], 'InvalidRequestException'));
    await callBatch(call, texts(25), CLOCK);
    expect(sends.length).toBeLessThanOrEqual(11);
  });

  it('fails all texts at once for their language: a half would be rejected, too', async () => {
    const { call, sends } = scripted(async () => {
      throw named('UnsupportedLanguageException');
    });
    expect(await callBatch(call, texts(3), CLOCK)).toEqual(
      texts(3).map(() => ({ kind: 'failed', failure: 'LANGUAGE_REFUSED', call: '' })),
    );
    expect(sends).toHaveLength(1);
  });

  it.each(['ThrottlingException', 'TooManyRequestsException', 'InternalServerException', 'TimeoutError'])(
    'answers errors for a call that failed with %s, and does not retry it: callPaced has done that',
    async (name) => {
      const { call, sends } = scripted(async () => {
        throw named(name);
      });
      const outcomes = await callBatch(call, texts(3), CLOCK);
      expect(outcomes).toMatchObject(texts(3).map(() => ({ kind: 'error', error: { name } })));
      expect(sends).toHaveLength(1);
    },
  );

  it('answers an error that names a thrown value that is no Error', async () => {
    const { call } = scripted(() => Promise.reject('odd'));
    expect(await callBatch(call, ['a'], CLOCK)).toMatchObject([{ kind: 'error', error: { message: 'odd' } }]);
  });
});
