import { ANALYSES, type Analysis, BASE_ANALYSES } from '@copydesk/core/article/analysis';
import { CACHE_SECONDS, DEFAULT_CALLS_PER_SECOND, TARGET_PASSAGE_CHARS } from '@copydesk/core/article/limits';
import type { AliasFile } from '@copydesk/core/article/names/alias-file';
import { digestOfAliases } from '@copydesk/core/article/names/aliases';
import type { Settings } from '@copydesk/core/article/settings';
import type { ArticlePipelineProps } from './article-pipeline-props.ts';

/** The properties with their defaults, in the units of the functions' environment. */
export interface PipelineSettings extends Settings {
  /** 0: findings are not kept. */
  readonly cacheSeconds: number;
  readonly callsPerSecond: Readonly<Record<Analysis, number>>;
  readonly gatherSeconds: number;
  readonly digestSeconds: number;
  /** Units; undefined: no limit. */
  readonly dailyBudget: number | undefined;
}

/** A quarter of an hour: docs/costs.md does the sum. */
const DIGEST_SECONDS = 900;

/** Fills in the defaults. Checks nothing: see check-pipeline-props.ts. */
export function pipelineSettingsOf(props: ArticlePipelineProps, aliasFile?: AliasFile): PipelineSettings {
  const { engine = 'comprehend', targetChars = TARGET_PASSAGE_CHARS, cacheTtl } = props;
  const { callsPerSecond = {}, gatherSeconds = 1, digestSeconds = DIGEST_SECONDS, dailyBudget } = props;
  const analyses: Analysis[] = [...BASE_ANALYSES];
  if (props.keyPhrases) analyses.push('keyPhrases');
  if (props.targetedSentiment) analyses.push('targetedSentiment');
  const rates = ANALYSES.map((name) => [name, callsPerSecond[name] ?? DEFAULT_CALLS_PER_SECOND]);
  return {
    engine,
    targetChars,
    analyses,
    ...(aliasFile && { aliases: digestOfAliases(aliasFile) }),
    cacheSeconds: engine === 'embedded' ? 0 : (cacheTtl?.toSeconds({ integral: false }) ?? CACHE_SECONDS),
    callsPerSecond: Object.fromEntries(rates) as Record<Analysis, number>,
    gatherSeconds,
    digestSeconds,
    dailyBudget,
  };
}
