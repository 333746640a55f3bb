import { ANALYSES, isBaseAnalysis } from '@copydesk/core/article/analysis';
import {
  CACHE_SECONDS,
  MAX_CACHE_SECONDS,
  MAX_TARGET_CHARS,
  MAX_TARGET_CHARS_BY_TARGET,
  MIN_TARGET_CHARS,
  TARGET_PASSAGE_CHARS,
} from '@copydesk/core/article/limits';
import { ENGINES, type EngineName, type Settings } from '@copydesk/core/article/settings';
import { Duration } from 'aws-cdk-lib';

/**
 * How articles are enriched. A change is for the articles that come after it: what is in work is finished as it was
 * begun, and what stands follows when a backfill asks for it.
 */
export interface EnrichmentProps {
  /**
   * Who analyses: Amazon Comprehend, or the analyser of this package inside the function, which bills nothing by the unit
   * and speaks English only.
   *
   * @default 'comprehend'
   */
  readonly engine?: EngineName;
  /**
   * Characters that a passage aims at, 300 to 5,000: it keeps within a fifth of it where the text allows. At 5,000 a
   * passage is as long as Comprehend takes. With its sentiment by target, 2,000 at most: an item holds no more findings.
   *
   * @default 1000
   */
  readonly targetChars?: number;
  /**
   * Also find key phrases. Billed like every analysis.
   *
   * @default false
   */
  readonly keyPhrases?: boolean;
  /**
   * Also find the tone towards each entity, in English articles. Billed like every analysis.
   *
   * @default false
   */
  readonly targetedSentiment?: boolean;
  /**
   * How long what was found in a text is kept, so that the same text is not billed again; `Duration.days(0)` keeps
   * nothing. The embedded engine keeps nothing in any case: finding it again costs less.
   *
   * @default Duration.days(30)
   */
  readonly cacheTtl?: Duration;
}

/** What the functions are told. */
export interface EnrichmentSettings extends Settings {
  /** 0: nothing is kept. */
  readonly cacheSeconds: number;
}

/** @throws Error naming every property that is out of its range */
export function enrichmentSettingsOf(props: EnrichmentProps): EnrichmentSettings {
  const { engine = 'comprehend', targetChars = TARGET_PASSAGE_CHARS } = props;
  const { cacheTtl = Duration.seconds(CACHE_SECONDS) } = props;
  const cacheSeconds = cacheTtl.toSeconds({ integral: false });
  const faults: string[] = [];
  if (!ENGINES.includes(engine)) faults.push(`engine is '${engine}', and must be ${ENGINES.join(' or ')}`);
  if (!isWhole(targetChars, MIN_TARGET_CHARS, MAX_TARGET_CHARS)) {
    faults.push(
      `targetChars is ${targetChars}, and must be a whole number from ${MIN_TARGET_CHARS} to ${MAX_TARGET_CHARS}`,
    );
  }
  if (engine === 'comprehend' && props.targetedSentiment && targetChars > MAX_TARGET_CHARS_BY_TARGET) {
    faults.push(
      `targetChars is ${targetChars}, and must be ${MAX_TARGET_CHARS_BY_TARGET} at most with targetedSentiment: an item of the table could not hold what is found`,
    );
  }
  if (!isWhole(cacheSeconds, 0, MAX_CACHE_SECONDS)) {
    faults.push(`cacheTtl is ${cacheSeconds} s, and must be a whole number from 0 to ${MAX_CACHE_SECONDS} s`);
  }
  if (engine === 'embedded' && props.cacheTtl !== undefined && cacheSeconds > 0) {
    faults.push("cacheTtl is set, and the engine 'embedded' keeps nothing: leave it out");
  }
  if (faults.length > 0) throw new Error(`ArticlePipeline: ${faults.join('; ')}`);
  const analyses = ANALYSES.filter((analysis) => isBaseAnalysis(analysis) || props[analysis]);
  return { engine, targetChars, analyses, cacheSeconds: engine === 'embedded' ? 0 : cacheSeconds };
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
