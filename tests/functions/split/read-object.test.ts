import { describe, expect, it } from 'vitest';
import { ObjectReader } from '../../../functions/split/read-object.ts';
import { aSource } from '../../support/articles.ts';

const read = async () => Buffer.from('Iran said');
const discard = () => {};
const open = (metadata: Record<string, string>) =>
  new ObjectReader({ open: async () => ({ source: aSource(), metadata, read, discard }) }).open('b', 'k');

describe('an object', () => {
  it('is opened with the facts that its metadata states, and no other metadata', async () => {
    expect(await open({ title: 'Harbour', 'other-name': 'x' })).toEqual({
      source: aSource({ statedDigest: expect.stringMatching(/^[\da-f]{16}$/) }),
      stated: { title: 'Harbour' },
      read,
      discard,
    });
  });

  it('has a digest of the stated facts, and of nothing else', async () => {
    const digestOf = async (metadata: Record<string, string>) => (await open(metadata))?.source.statedDigest;
    const digest = await digestOf({ title: 'Harbour', 'other-name': 'x' });
    expect(await digestOf({ title: 'Harbour' })).toBe(digest);
    expect(await digestOf({ title: 'Port' })).not.toBe(digest);
  });

  it('has no digest where its metadata states nothing', async () => {
    expect(await open({ a: 'b' })).toEqual({ source: aSource(), stated: {}, read, discard });
  });
});

it('answers undefined where no object exists', async () => {
  expect(await new ObjectReader({ open: async () => undefined }).open('b', 'k')).toBeUndefined();
});
