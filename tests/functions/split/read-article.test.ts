import { describe, expect, it, vi } from 'vitest';
import { MAX_OBJECT_BYTES, MAX_TEXT_BYTES } from '../../../core/article/limits.ts';
import type { RejectionReason } from '../../../core/article/status.ts';
import { aSource } from '../../support/articles.ts';
import type { TestStages } from '../../support/create-test-stages.ts';
import { eachWithDesk, TEXT } from './splitting.ts';

let stages: TestStages;
eachWithDesk('read', (next) => {
  stages = next;
});

describe('rejections', () => {
  const binary = Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7_919) % 256);
  const noText = Uint8Array.of(0x61, 0x20, 0x81, 0x8d, 0x8f, 0x90, 0x9d);
  it.each<[RejectionReason, string, string | Uint8Array, object]>([
    ['EMPTY', 'nothing', '', {}],
    ['EMPTY', 'white space', ' \n\t\r\n\u00a0 ', {}],
    ['OBJECT_TOO_LARGE', 'a byte too much', 'x', { size: MAX_OBJECT_BYTES + 1 }],
    ['TEXT_TOO_LONG', 'a byte of text too much', 'Harbour open. '.repeat(MAX_TEXT_BYTES / 14 + 1), {}],
    ['UNSUPPORTED_FORMAT', 'binary renamed .txt', binary, {}],
    ['UNDECODABLE', 'bytes of no charset', noText, {}],
    [
      'UNSUPPORTED_LANGUAGE',
      'Finnish',
      'Satama avataan uudelleen keväällä, sanoi kaupunginjohtaja maanantaina. '.repeat(5),
      {},
    ],
  ])('an object is rejected as %s in one attempt: %s', async (reason, _, content, overrides) => {
    await stages.split(stages.put(content, '01', overrides));
    const head = await stages.head();
    expect(head).toMatchObject({ status: 'REJECTED', reasons: [reason], detail: expect.any(String) });
    expect(stages.queues.publications.take()).toMatchObject([
      { type: 'publish', generation: head?.generation },
    ]);
    expect(stages.queues.passages.sent).toEqual([]);
    expect(stages.counts()).toEqual({ opened: 1, discarded: 1 });
  });

  it('an object that is too large is not read', async () => {
    stages.put('x', '01', { size: MAX_OBJECT_BYTES + 1 });
    const read = vi.fn(async () => new Uint8Array());
    const source = aSource({ size: MAX_OBJECT_BYTES + 1, etag: 'etag-01' });
    const objects = { open: async () => ({ source, stated: {}, read, discard: () => {} }) };
    await stages.split(stages.event('put', '01', 'etag-01'), { objects });
    expect(read).not.toHaveBeenCalled();
  });

  it('an object that cannot be read for now is an error, not a rejection', async () => {
    const objects = { open: () => Promise.reject(new Error('SlowDown')) };
    await expect(stages.split(stages.put(TEXT, '01'), { objects })).rejects.toThrow('SlowDown');
    expect(await stages.items()).toEqual([]);
  });
});
