import type { Aliases } from '@copydesk/core/article/names/aliases';
import type { Reason } from '@copydesk/core/article/status';
import { sumUsage } from '@copydesk/core/article/usage';
import { weighSentiment } from '@copydesk/core/article/weigh-sentiment';
import type { GuideEntity } from '@copydesk/core/store/guide';
import type { ArticleFindings, Engine, PassageRecord } from '@copydesk/core/store/items';
import { listKeyPhrases } from './list-key-phrases.ts';
import { mergeEntities } from './merge-entities.ts';

const TOP_ENTITIES = 10;

/** The findings of an article's passages, put together. */
export interface MergedArticle {
  readonly findings: ArticleFindings;
  readonly entities: readonly GuideEntity[];
  /** Why the article is PARTIAL. Empty where every analysis of every passage succeeded. */
  readonly reasons: readonly Reason[];
}

/**
 * Merges the passages of one generation. A pure function: their order does not matter, and the result is always the same.
 *
 * @param passages all of the generation, at least one
 * @param aliases those that the generation's settings name
 */
export function mergePassages(passages: readonly PassageRecord[], aliases?: Aliases): MergedArticle {
  const ordered = passages.toSorted((a, b) => a.index - b.index);
  const entities = mergeEntities(ordered, aliases);
  const sentiment = mergeSentiment(ordered);
  const keyPhrases = listKeyPhrases(ordered);
  return {
    entities,
    reasons: listReasons(ordered),
    findings: {
      ...(sentiment && { sentiment }),
      ...(keyPhrases && { keyPhrases }),
      coverage: coverageOf(ordered),
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

function listReasons(passages: readonly PassageRecord[]): Reason[] {
  return [...new Set(passages.flatMap(({ failures }) => Object.values(failures ?? {})))].sort();
}

/** The mean of the passages' sentiments, weighted by their lengths. */
function mergeSentiment(passages: readonly PassageRecord[]) {
  return weighSentiment(
    passages.flatMap((passage) =>
      passage.sentiment ? [{ sentiment: passage.sentiment, weight: lengthOf(passage) }] : [],
    ),
  );
}

/** The share of the text that every analysis covered. */
function coverageOf(passages: readonly PassageRecord[]): number {
  const covered = passages.filter(({ failures }) => failures === undefined);
  return sum(covered.map(lengthOf)) / sum(passages.map(lengthOf));
}

/** The article names both engines where the engine was changed while its passages were analysed. */
function joinEngines(engines: readonly Engine[]): Engine {
  const distinct = [...new Map(engines.map((engine) => [JSON.stringify(engine), engine])).values()];
  return {
    name: distinct.map(({ name }) => name).join(' + '),
    version: distinct.map(({ version }) => version).join(' + '),
  };
}

const lengthOf = ({ span }: PassageRecord) => span.codePoints.end - span.codePoints.begin;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
