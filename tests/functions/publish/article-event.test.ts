import { describe, expect, it } from 'vitest';
import { articleEventOf } from '../../../functions/publish/article-event.ts';
import { aHead, aPublishedArticle } from '../../support/articles.ts';

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
    const { type, detail } = articleEventOf(aHead(), 'PARTIAL', ['TEXT_REFUSED'], aPublishedArticle());
    expect(type).toBe('article.enriched');
    expect(detail).toEqual({
      schemaVersion: 1,
      eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
      articleId: 'article-1',
      generation: 'g5',
      bucket: 'articles',
      key: 'article.txt',
      status: 'PARTIAL',
      reasons: ['TEXT_REFUSED'],
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

  it('says what told the date and the language', () => {
    const origins = { publishedAtOrigin: 'text', languageOrigin: 'assumed' } as const;
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
