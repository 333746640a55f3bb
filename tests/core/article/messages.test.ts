import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE_ANALYSES } from '../../../core/article/analysis.ts';
import { PermanentError } from '../../../core/article/errors.ts';
import { LANGUAGES } from '../../../core/article/language.ts';
import {
  parseBundleMessage,
  parseObject,
  parsePassageMessage,
  parsePublicationMessage,
} from '../../../core/article/messages.ts';
import { Offsets } from '../../../core/article/offsets.ts';
import { PIPELINE_VERSION } from '../../../core/article/pipeline-version.ts';
import { encodeMessage } from '../../../core/runtime/encode-message.ts';
import { aPassage } from '../../support/articles.ts';

const passageMessage = {
  articleId: 'a',
  generation: 'g',
  pipelineVersion: '1',
  language: 'en',
  analyses: ['entities', 'sentiment', 'keyPhrases'],
  passage: aPassage('Iran said'),
} as const;

/** The characters that SendMessage accepts, as its documentation lists them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the documented set begins with three of them
const TAKEN = /^[\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

const anyText = fc
  .string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom(...'\u0000\u0008\u001f\u007f\u2028\ud800\udfff\ufffe\uffff'),
    ),
  })
  .filter((text) => text !== '');

describe('a passage message', () => {
  it('is read as it was sent with any text, and has only characters that SQS accepts', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(...LANGUAGES), fc.nat(), (text, gap, language, index) => {
        const span = new Offsets(text).spanOfUtf16({ begin: 0, end: text.length });
        const message = { ...passageMessage, language, passage: { index, text, gap, span } };
        const body = encodeMessage(message);
        expect(body).toMatch(TAKEN);
        expect(parsePassageMessage(body)).toEqual(message);
      }),
    );
  });

  it.each([
    ['no article', { articleId: undefined }],
    ['an empty generation', { generation: '' }],
    ['no version', { pipelineVersion: undefined }],
    ['a version that has no order', { pipelineVersion: `${PIPELINE_VERSION}+` }],
    ['a language that is not analysed', { language: 'la' }],
    ['an analysis that is not known', { analyses: ['entities', 'syntax'] }],
    ['no passage', { passage: undefined }],
    ['no text', { passage: { ...passageMessage.passage, text: '' } }],
    ['half an index', { passage: { ...passageMessage.passage, index: 0.5 } }],
    ['no index', { passage: { ...passageMessage.passage, index: undefined } }],
  ])('with %s is a permanent error', (_, difference) => {
    const body = JSON.stringify({ ...passageMessage, ...difference });
    expect(() => parsePassageMessage(body)).toThrow(PermanentError);
  });

  it.each([
    ['a language', { language: 'la' }],
    ['an analysis', { analyses: ['entities', 'syntax'] }],
  ])('of a newer version, with %s that this code does not know, is left to newer code', (_, difference) => {
    const body = JSON.stringify({
      ...passageMessage,
      pipelineVersion: `${PIPELINE_VERSION}0`,
      ...difference,
    });
    expect(() => parsePassageMessage(body)).toThrow('newer');
    expect(() => parsePassageMessage(body)).not.toThrow(PermanentError);
  });

  it('of a version without optional analyses asks for the two base analyses', () => {
    const { analyses: _, ...older } = passageMessage;
    expect(parsePassageMessage(JSON.stringify(older)).analyses).toEqual(BASE_ANALYSES);
  });
});

describe('a publication message', () => {
  it.each(['publish', 'resweep'] as const)('to %s is read without unknown fields', (type) => {
    const message = { type, articleId: 'a', generation: 'g' };
    expect(parsePublicationMessage(encodeMessage({ ...message, other: 1 }))).toEqual(message);
  });

  it.each([
    ['another type', { type: 'backfill' }],
    ['no article', { articleId: 7 }],
    ['no generation', { generation: '' }],
  ])('with %s is a permanent error', (_, difference) => {
    const body = JSON.stringify({ type: 'publish', articleId: 'a', generation: 'g', ...difference });
    expect(() => parsePublicationMessage(body)).toThrow(PermanentError);
  });
});

describe('a body', () => {
  it.each(['', 'not json', '[]', 'null', '7', '"text"', '{"open":'])(
    '%j is a permanent error; the dead letter quotes it, the message does not',
    (body) => {
      const error = errorOf(body);
      expect(error.message).toMatch(/^This message is not JSON$|^This message is not a JSON object$/);
      expect(error.withQuote()).toBe(body === '' ? error.message : `${error.message}: ${body}`);
    },
  );

  it('is quoted in part only', () => {
    expect(errorOf('x'.repeat(5_000)).withQuote()).toMatch(/^This message is not JSON: x{200}$/);
  });
});

describe('a bundle message', () => {
  const named = { bucket: 'b', key: 'bundles/k' };
  it.each([
    { type: 'begin', kind: 'put', ...named },
    { type: 'begin', kind: 'delete', sequencer: '05', ...named },
    { type: 'go-on', generation: 'g', ...named },
    { type: 'look-again', generation: 'g', from: { position: 0, number: 0 }, ...named },
  ])('is read as it was sent: $type', (message) => {
    expect(parseBundleMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    {},
    named,
    { type: 'begin', ...named },
    { type: 'begin', kind: 'put', bucket: 'b' },
    { type: 'go-on', ...named },
    { type: 'look-again', generation: 'g', ...named },
    { type: 'look-again', generation: 'g', from: { position: -1, number: 0 }, ...named },
  ])('is a permanent error: %j', (message) => {
    expect(() => parseBundleMessage(JSON.stringify(message))).toThrow(PermanentError);
  });
});

function errorOf(body: string): PermanentError {
  try {
    parseObject(body);
  } catch (error) {
    if (error instanceof PermanentError) return error;
  }
  throw new Error('No permanent error was thrown');
}
