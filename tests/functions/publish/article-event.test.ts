import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleEventOf } from '../../../functions/publish/article-event.ts';
import { fitNames } from '../../../functions/publish/fit-names.ts';
import { aHead, aPublishedArticle } from '../../support/articles.ts';
import { checkEvent } from '../../support/check-event.ts';

const idOf = (...parameters: Parameters<typeof articleEventOf>) =>
  articleEventOf(...parameters).detail.eventId;

describe('articleEventOf', () => {
  it.each([
    ['ENRICHED', 'article.enriched'],
    ['PARTIAL', 'article.enriched'],
    ['REJECTED', 'article.rejected'],
    ['DELETED', 'article.deleted'],
  ] as const)('makes an article that is %s the event %s', (status, type) => {
    expect(articleEventOf(aHead(), status)).toMatchObject({ type, detail: { status, reasons: [] } });
  });

  it('names the findings and the object', () => {
    const { type, detail } = articleEventOf(aHead(), 'PARTIAL', ['TEXT_REFUSED'], aPublishedArticle(), [
      'iran',
      'nato',
      'iran',
    ]);
    expect(type).toBe('article.enriched');
    expect(detail).toEqual({
      schemaVersion: 2,
      eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
      articleId: 'article-1',
      generation: 'g5',
      bucket: 'articles',
      key: 'article.txt',
      status: 'PARTIAL',
      reasons: ['TEXT_REFUSED'],
      names: ['iran', 'nato'],
      namesLeftOut: 0,
      article: {
        title: 'Harbour opens',
        language: 'en',
        publishedAt: '2026-11-24T09:30:00.000Z',
        sentiment: expect.objectContaining({ label: 'NEUTRAL' }),
        topEntities: [],
        counts: { passages: 2, entities: 0, mentions: 0 },
        coverage: 1,
      },
    });
  });

  it('names the publisher', () => {
    const { detail } = articleEventOf(
      aHead(),
      'ENRICHED',
      [],
      aPublishedArticle({ publisher: 'The Harbour' }),
    );
    expect(detail.article).toMatchObject({ publisher: 'The Harbour' });
  });

  it('has no names without an article', () => {
    expect(articleEventOf(aHead(), 'REJECTED', ['EMPTY']).detail).not.toHaveProperty('names');
  });

  it('is of its published schema, whatever the status', () => {
    checkEvent(
      articleEventOf(aHead(), 'ENRICHED', [], aPublishedArticle({ publisher: 'The Harbour' }), ['iran']),
    );
    checkEvent(articleEventOf(aHead(), 'PARTIAL', ['ITEM_FAILED'], aPublishedArticle()));
    checkEvent(articleEventOf(aHead(), 'REJECTED', ['EMPTY']));
    checkEvent(articleEventOf(aHead(), 'DELETED'));
    expect(() => checkEvent(articleEventOf(aHead(), 'REJECTED'))).toThrow(
      /does not match its schema: .*fewer than 1/,
    );
    const { type, detail } = articleEventOf(aHead(), 'DELETED');
    expect(() => checkEvent({ type, detail: { ...detail, more: 1 } })).toThrow('additional properties');
  });

  it('leaves out the least salient names of a list of 110,000, counts them, and fits an entry of EventBridge', () => {
    const names = Array.from({ length: 110_000 }, (_, i) => `ünlü name ${i}`);
    const { detail } = articleEventOf(aHead(), 'ENRICHED', [], aPublishedArticle(), names);
    expect(Buffer.byteLength(JSON.stringify(detail))).toBeLessThanOrEqual(254_000);
    expect(Buffer.byteLength(JSON.stringify(detail))).toBeGreaterThan(253_900);
    expect(detail.names).toEqual(names.slice(0, detail.names?.length));
    expect(detail.namesLeftOut).toBe(110_000 - (detail.names?.length ?? 0));
  });

  it('says what told the date and the language', () => {
    const origins = { publishedAtOrigin: 'text', languageOrigin: 'assumed', missingChars: 2183 } as const;
    const { detail } = articleEventOf(aHead(), 'ENRICHED', [], { ...aPublishedArticle(), ...origins });
    expect(detail.article).toMatchObject(origins);
  });

  it('leaves out an absent sentiment', () => {
    const { sentiment: _, ...mute } = aPublishedArticle();
    expect(articleEventOf(aHead(), 'PARTIAL', [], mute).detail.article).not.toHaveProperty('sentiment');
  });

  it('repeats with the same id, which differs by generation, article and type', () => {
    const id = idOf(aHead(), 'ENRICHED');
    expect(idOf(aHead({ status: 'ENRICHED', published: 'g5' }), 'ENRICHED', [], aPublishedArticle())).toBe(
      id,
    );
    const others = [
      idOf(aHead({ generation: 'g6' }), 'ENRICHED'),
      idOf(aHead({ articleId: 'article-2' }), 'ENRICHED'),
      idOf(aHead(), 'DELETED'),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });
});

describe('fitNames', () => {
  it('takes the longest beginning of the list that fits', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 8 })), fc.nat(80), (list, extra) => {
        const room = 2 + extra;
        const { names, namesLeftOut } = fitNames(list, room);
        const distinct = [...new Set(list)];
        expect(names).toEqual(distinct.slice(0, names.length));
        expect(names.length + namesLeftOut).toBe(distinct.length);
        expect(Buffer.byteLength(JSON.stringify(names))).toBeLessThanOrEqual(room);
        const withNext = JSON.stringify(distinct.slice(0, names.length + 1));
        if (namesLeftOut > 0) expect(Buffer.byteLength(withNext)).toBeGreaterThan(room - 1);
      }),
    );
  });
});
