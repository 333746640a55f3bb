import type { EntityMention, EntityType } from '@copydesk/core/article/analysis';
import { Offsets, shiftSpan } from '@copydesk/core/article/offsets';
import type { ArticleFacts } from '@copydesk/core/article/revision';
import type { TextSpan } from '@copydesk/core/article/span';
import type { Reason } from '@copydesk/core/article/status';
import { sumUsage } from '@copydesk/core/article/usage';
import type { ArticleFindings, Engine, EntityRecord, PassageRecord } from '@copydesk/core/store/items';
import { entityName } from '@copydesk/core/store/keys';
import { canonicaliseEntities } from './canonicalise-entities.ts';
import { listKeyPhrases } from './list-key-phrases.ts';
import { weighSentiment } from './weigh-sentiment.ts';
import { weighTargets } from './weigh-targets.ts';

/** Mentions that an entity's record holds at most: an item takes 400 KB. The count is of all. */
const MAX_MENTIONS = 1_000;
/** Surface forms, likewise: the most frequent. */
const MAX_FORMS = 20;
const TOP_ENTITIES = 10;
/** Mentions in the first part of an article say most of what it is about. */
const LEAD_CHARS = 500;
const LEAD_WEIGHT = 2;

/** What an article's passages say together. */
export interface MergedArticle {
  readonly findings: ArticleFindings;
  readonly entities: readonly EntityRecord[];
  /** Why the article is PARTIAL; empty when every analysis of every passage succeeded. */
  readonly reasons: readonly Reason[];
}

interface PlacedMention {
  readonly mention: EntityMention;
  readonly span: TextSpan;
  readonly passage: PassageRecord;
}

/**
 * Merges the passages of one generation. A pure function of them: any order, any number of times, the same result.
 *
 * @param passages all of the generation, at least one
 */
export function mergePassages(facts: ArticleFacts, passages: readonly PassageRecord[]): MergedArticle {
  const ordered = passages.toSorted((a, b) => a.index - b.index);
  const entities = mergeEntities(facts, ordered);
  const reasons = [...new Set(ordered.flatMap(({ failures }) => Object.values(failures ?? {})))].sort();
  const sentiment = weighSentiment(
    ordered.flatMap((passage) =>
      passage.sentiment ? [{ sentiment: passage.sentiment, weight: length(passage) }] : [],
    ),
  );
  const keyPhrases = listKeyPhrases(ordered);
  const covered = ordered.filter(({ failures }) => failures === undefined);
  return {
    entities,
    reasons,
    findings: {
      ...(sentiment && { sentiment }),
      ...(keyPhrases && { keyPhrases }),
      coverage: sum(covered.map(length)) / sum(ordered.map(length)),
      topEntities: entities
        .slice(0, TOP_ENTITIES)
        .map(({ canonical, type, count, salience }) => ({ canonical, type, count, salience })),
      counts: {
        passages: ordered.length,
        entities: entities.length,
        mentions: sum(entities.map(({ count }) => count)),
      },
      usage: sumUsage(ordered.map(({ usage }) => usage)),
      engine: joinEngines(ordered.map(({ engine }) => engine)),
    },
  };
}

/** Passages that were analysed while the engine was changed are of two, and the article says so. */
function joinEngines(engines: readonly Engine[]): Engine {
  const distinct = [...new Map(engines.map((engine) => [JSON.stringify(engine), engine])).values()];
  return {
    name: distinct.map(({ name }) => name).join(' + '),
    version: distinct.map(({ version }) => version).join(' + '),
  };
}

/** @returns by salience, the highest first */
function mergeEntities(facts: ArticleFacts, passages: readonly PassageRecord[]): EntityRecord[] {
  const mentions = passages.flatMap(placeMentions);
  const names = canonicaliseEntities(mentions.map(({ mention }) => mention));
  // Grouped by what keys are made of, so that no two records share a key.
  const groups = Map.groupBy(
    mentions.map((mention, i) => ({ ...mention, canonical: names[i] as string })),
    ({ mention, canonical }) => `${mention.type}#${entityName(canonical)}`,
  );
  const total = sum(mentions.map(weight));
  return [...groups.values()]
    .map((group) =>
      mergeMentions(facts, group[0]?.mention.type as EntityType, group[0]?.canonical as string, group, total),
    )
    .sort((a, b) => b.salience - a.salience || compare(a.type, b.type) || compare(a.canonical, b.canonical));
}

function mergeMentions(
  facts: ArticleFacts,
  type: EntityType,
  canonical: string,
  mentions: readonly PlacedMention[],
  total: number,
): EntityRecord {
  const [{ passage }] = mentions as [PlacedMention];
  const forms = new Map<string, number>();
  for (const { mention } of mentions) forms.set(mention.text, (forms.get(mention.text) ?? 0) + 1);
  const sentiment = weighSentiment(
    mentions.flatMap((place) =>
      place.passage.sentiment ? [{ sentiment: place.passage.sentiment, weight: 1 }] : [],
    ),
  );
  const targetedSentiment = weighTargets(mentions);
  return {
    articleId: passage.articleId,
    generation: passage.generation,
    type,
    canonical,
    score: sum(mentions.map(({ mention }) => mention.score)) / mentions.length,
    count: mentions.length,
    forms: Object.fromEntries(
      [...forms].sort(([a, m], [b, n]) => n - m || compare(a, b)).slice(0, MAX_FORMS),
    ),
    mentions: mentions.map(({ span }) => span).slice(0, MAX_MENTIONS),
    salience: sum(mentions.map(weight)) / (total || 1),
    ...(sentiment && { sentiment }),
    ...(targetedSentiment && { targetedSentiment }),
    title: facts.title,
    publishedAt: facts.publishedAt,
  };
}

/** Where a passage's mentions stand in the article. */
function placeMentions(passage: PassageRecord): PlacedMention[] {
  const offsets = new Offsets(passage.text);
  return (passage.entities ?? [])
    .map((mention) => ({
      mention,
      passage,
      span: shiftSpan(offsets.spanOfCodePoints({ begin: mention.begin, end: mention.end }), passage.span),
    }))
    .sort((a, b) => a.span.codePoints.begin - b.span.codePoints.begin);
}

const weight = ({ mention, span }: PlacedMention) =>
  mention.score * (span.codePoints.begin < LEAD_CHARS ? LEAD_WEIGHT : 1);
const length = ({ span }: PassageRecord) => span.codePoints.end - span.codePoints.begin;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
