import { BASE_ANALYSES, type EntityMention, type Sentiment } from '../../core/article/analysis.ts';
import { listPriceOf } from '../../core/article/list-price.ts';
import type { Passage } from '../../core/article/passage.ts';
import type { ArticleFacts, SourceObject } from '../../core/article/revision.ts';
import { padSequencer } from '../../core/article/sequencer.ts';
import type { Settings } from '../../core/article/settings.ts';
import type { ArticleCard } from '../../core/store/article-card.ts';
import type { Guide, GuideEntity } from '../../core/store/guide.ts';
import type { Claim } from '../../core/store/head-updates.ts';
import type { Draft, Head, PassageRecord, PublishedArticle } from '../../core/store/items.ts';
import type { NameRow } from '../../core/store/name-row.ts';

/** Factories of plausible records: a test sets the fields it is about and takes the rest from here. */
export const NEUTRAL: Sentiment = {
  label: 'NEUTRAL',
  scores: { positive: 0.1, negative: 0.2, neutral: 0.65, mixed: 0.05 },
};

/** The default settings of a stack. */
export const SETTINGS: Settings = { engine: 'comprehend', analyses: BASE_ANALYSES, targetChars: 1_000 };

export function aSource(overrides: Partial<SourceObject> = {}): SourceObject {
  return {
    bucket: 'articles',
    key: 'article.txt',
    etag: 'etag-1',
    size: 100,
    receivedAt: '2026-11-24T09:30:00.000Z',
    ...overrides,
  };
}

function someFacts(overrides: Partial<ArticleFacts> = {}): ArticleFacts {
  return {
    title: 'Harbour opens',
    publishedAt: '2026-11-24T09:30:00.000Z',
    language: 'en',
    format: 'text',
    chars: 40,
    ...overrides,
  };
}

export function aDraft(overrides: Partial<Draft> = {}): Draft {
  return {
    ...someFacts(),
    receivedAt: '2026-11-24T09:30:00.000Z',
    claimedAt: '2026-11-24T09:30:01.000Z',
    ...overrides,
  };
}

export function aClaim(overrides: Partial<Claim> = {}): Claim {
  return {
    articleId: 'article-1',
    source: aSource(),
    sequencer: padSequencer('05'),
    generation: 'g5',
    pipelineVersion: '1',
    seen: undefined,
    outcome: { status: 'ENRICHING', draft: aDraft(), passageCount: 2, settings: SETTINGS, plan: 'a.1' },
    ...overrides,
  };
}

export function aHead(overrides: Partial<Head> = {}): Head {
  return {
    articleId: 'article-1',
    schemaVersion: 2,
    status: 'ENRICHING',
    source: aSource(),
    sequencer: padSequencer('05'),
    generation: 'g5',
    pipelineVersion: '1',
    receivedAt: '2026-11-24T09:30:00.000Z',
    passageCount: 2,
    ...overrides,
  };
}

/** @param text of basic-plane characters only, so that offsets in code points and UTF-16 code units are equal */
export function aPassage(text: string, index = 0, begin = 0): Passage {
  const span = { begin, end: begin + text.length };
  return { index, text, gap: '', span: { codePoints: span, utf16: span } };
}

/** A mention of a name at its first occurrence in a text of basic-plane characters. */
export function aMention(text: string, name: string, overrides: Partial<EntityMention> = {}): EntityMention {
  const begin = text.indexOf(name);
  if (begin < 0) throw new Error(`"${name}" is not in "${text}"`);
  return { type: 'PERSON', text: name, score: 0.99, begin, end: begin + name.length, ...overrides };
}

export function aPassageRecord(text: string, overrides: Partial<PassageRecord> = {}): PassageRecord {
  return {
    ...aPassage(text, overrides.index ?? 0),
    articleId: 'article-1',
    generation: 'g5',
    entities: [],
    sentiment: NEUTRAL,
    usage: {
      entityUnits: 3,
      sentimentUnits: 3,
      cachedUnits: 0,
      calls: ['call-1', 'call-2'],
      listPrice: listPriceOf(6),
    },
    engine: { name: 'comprehend', version: '2017-11-27' },
    ...overrides,
  };
}

export function aPublishedArticle(overrides: Partial<PublishedArticle> = {}): PublishedArticle {
  return {
    ...someFacts(),
    sentiment: NEUTRAL,
    coverage: 1,
    topEntities: [],
    counts: { passages: 2, entities: 0, mentions: 0 },
    usage: { entityUnits: 6, sentimentUnits: 6, cachedUnits: 0, calls: 2, listPrice: listPriceOf(12) },
    engine: { name: 'comprehend', version: '2017-11-27' },
    timings: {
      receivedAt: '2026-11-24T09:30:00.000Z',
      claimedAt: '2026-11-24T09:30:01.000Z',
      enrichedAt: '2026-11-24T09:30:02.000Z',
    },
    ...overrides,
  };
}

export function anEntity(overrides: Partial<GuideEntity> = {}): GuideEntity {
  const span = { begin: 0, end: 4 };
  return {
    type: 'LOCATION',
    canonical: 'Iran',
    name: 'iran',
    score: 0.98,
    count: 1,
    forms: { Iran: 1 },
    mentions: [{ codePoints: span, utf16: span }],
    salience: 1,
    ...overrides,
  };
}

export function aGuide(overrides: Partial<Guide> = {}): Guide {
  return {
    articleId: 'article-1',
    generation: 'g5',
    publishedAt: '2026-11-24T09:30:00.000Z',
    putAt: 1_795_512_602,
    entities: [anEntity()],
    ...overrides,
  };
}

export function aCard(overrides: Partial<ArticleCard> = {}): ArticleCard {
  return {
    ...aPublishedArticle(),
    articleId: 'article-1',
    generation: 'g5',
    status: 'ENRICHED',
    key: 'article.txt',
    receivedAt: '2026-11-24T09:30:00.000Z',
    names: [['iran', 'Iran', 'LOCATION', 1]],
    ...overrides,
  };
}

export function aRow(overrides: Partial<NameRow> = {}): NameRow {
  return {
    articleId: 'article-1',
    generation: 'g5',
    name: 'iran',
    canonical: 'Iran',
    type: 'LOCATION',
    count: 1,
    salience: 1,
    title: 'Harbour opens',
    language: 'en',
    publishedAt: '2026-11-24T09:30:00.000Z',
    ...overrides,
  };
}
