import {
  MAX_CACHE_SECONDS,
  MAX_TARGET_CHARS,
  MAX_TARGET_CHARS_BY_TARGET,
  MIN_TARGET_CHARS,
} from '@copydesk/core/article/limits';
import { ENGINES } from '@copydesk/core/article/settings';
import { outOfRange } from '@copydesk/core/article/whole-number';
import { faultsOfApi } from './api-props.ts';
import type { ArticlePipelineProps } from './article-pipeline-props.ts';
import { COMPREHEND_REGIONS } from './comprehend-regions.ts';
import { pipelineSettingsOf } from './pipeline-settings.ts';
import { MAX_BATCH_WINDOW_SECONDS } from './stage-settings.ts';

/** SQS delays a message by 900 s at most. */
const MAX_DELAY_SECONDS = 900;

/**
 * Checks every property of a pipeline before any resource is made.
 *
 * @param region where the stack is deployed; undefined if it is known only at deployment
 * @throws Error that names each property at fault, its value and its limits
 */
export function checkPipelineProps(props: ArticlePipelineProps, region?: string): void {
  const { cacheTtl, dailyBudget } = props;
  const { engine, targetChars, callsPerSecond, gatherSeconds, digestSeconds } = pipelineSettingsOf(props);
  const cacheSeconds = cacheTtl?.toSeconds({ integral: false });
  const isEmbedded = engine === 'embedded';
  const faults: string[] = [];
  if (!ENGINES.includes(engine)) faults.push(`engine is '${engine}', and must be ${ENGINES.join(' or ')}`);
  faults.push(...outOfRange('targetChars', targetChars, { least: MIN_TARGET_CHARS, most: MAX_TARGET_CHARS }));
  if (!isEmbedded && props.targetedSentiment && targetChars > MAX_TARGET_CHARS_BY_TARGET)
    faults.push(
      `targetChars is ${targetChars}, and must be ${MAX_TARGET_CHARS_BY_TARGET} at most with targetedSentiment: an item of the table holds no more findings`,
    );
  if (cacheSeconds !== undefined) {
    faults.push(
      ...outOfRange('cacheTtl', cacheSeconds, { least: 0, most: MAX_CACHE_SECONDS, unit: 'seconds' }),
    );
    if (isEmbedded && cacheSeconds > 0)
      faults.push("cacheTtl is set, but the engine 'embedded' keeps no findings: leave cacheTtl out");
  }
  // The embedded engine makes no calls and gathers nothing: it ignores both.
  if (!isEmbedded) {
    for (const [analysis, rate] of Object.entries(callsPerSecond))
      if (!Number.isFinite(rate) || rate <= 0)
        faults.push(
          `callsPerSecond.${analysis} is ${rate}, and must be a number above 0: the account's quota`,
        );
    faults.push(
      ...outOfRange('gatherSeconds', gatherSeconds, {
        least: 1,
        most: MAX_BATCH_WINDOW_SECONDS,
        unit: 'seconds',
      }),
    );
  }
  faults.push(
    ...outOfRange('digestSeconds', digestSeconds, { least: 1, most: MAX_DELAY_SECONDS, unit: 'seconds' }),
  );
  if (dailyBudget !== undefined) {
    faults.push(
      ...outOfRange('dailyBudget', dailyBudget, { least: 1, most: Number.MAX_SAFE_INTEGER, unit: 'units' }),
    );
    if (isEmbedded)
      faults.push("dailyBudget is set, but the engine 'embedded' bills nothing: leave dailyBudget out");
  }
  if (engine === 'comprehend' && region !== undefined && !COMPREHEND_REGIONS.has(region))
    faults.push(
      `the region is ${region}, where Amazon Comprehend is not available. It is in ${[...COMPREHEND_REGIONS].join(', ')}. Set AWS_REGION to one of these, or choose the engine 'embedded', which needs none`,
    );
  faults.push(...faultsOfApi(props.api, props.web));
  if (props.web && props.api === false) faults.push('web is true and api is false: the page needs the API');
  if (faults.length > 0) throw new Error(`ArticlePipeline: ${faults.join('; ')}`);
}
