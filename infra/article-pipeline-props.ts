import type { Analysis } from '@copydesk/core/article/analysis';
import type { EngineName } from '@copydesk/core/article/settings';
import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { ApiProps } from './api-props.ts';

/**
 * The properties of an `ArticlePipeline`. All are optional. A value outside its range fails the synth.
 *
 * A change of `engine`, `targetChars`, `keyPhrases`, `targetedSentiment` or `aliases` applies to the articles that arrive after
 * the deployment. An article in progress is finished with the settings it was started with. An enriched article
 * changes when `copydesk backfill` has it processed again.
 */
export interface ArticlePipelineProps {
  /**
   * An existing bucket that sends its events to EventBridge. The construct changes nothing about it.
   *
   * @default a new bucket: private, encrypted and versioned
   */
  readonly bucket?: IBucket;
  /**
   * What happens to the table, the logs and a new bucket when they leave the stack. The default keeps them, unless the very
   * deployment that made them fails: nothing is in them then. RETAIN keeps them then too, and protects the table against
   * deletion.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
  /**
   * The analyser: Amazon Comprehend, or the analyser of this repository inside the function. The embedded analyser
   * bills nothing by the unit and reads English, and names in German and Portuguese.
   *
   * @default 'comprehend'
   */
  readonly engine?: EngineName;
  /**
   * The length of a passage that is aimed at, in characters, from 300 to 5,000. Where the text allows, a passage stays
   * within a fifth of it. Comprehend takes no passage of more than 5,000 characters. With `targetedSentiment` on
   * Comprehend the most is 2,000, because an item of the table holds no more findings.
   *
   * @default 1000
   */
  readonly targetChars?: number;
  /**
   * Whether to find key phrases too. Comprehend bills this analysis like each other one.
   *
   * @default false
   */
  readonly keyPhrases?: boolean;
  /**
   * Whether to find the tone towards each entity too, in English articles. Comprehend bills this analysis like each
   * other one.
   *
   * @default false
   */
  readonly targetedSentiment?: boolean;
  /**
   * The path of a JSON file that merges, renames, hides and splits names (docs/aliases.md), relative to the working
   * directory. A backfill after a change of the file bills nothing for texts that are still in the cache.
   *
   * @default the built-in names of countries and international bodies only
   */
  readonly aliases?: string;
  /**
   * How long the findings of a text are kept, so that the same text is not billed again: whole seconds, up to 365
   * days. `Duration.days(0)` keeps nothing. The embedded engine always keeps nothing, because finding them again costs
   * less; with it, leave this property out.
   *
   * @default Duration.days(30)
   */
  readonly cacheTtl?: Duration;
  /**
   * The pipeline's share of the account's service quotas: calls a second of Comprehend's Batch operation for each analysis,
   * each above 0. The pipeline uses its share up and stays within it. Pipelines in one account and region do not know of each
   * other: split the quotas between them.
   *
   * @default 10 for each analysis, the quota of a new account
   */
  readonly callsPerSecond?: Partial<Record<Analysis, number>>;
  /**
   * How long a passage may wait for others to share its calls, in whole seconds from 1 to 300. A longer wait makes
   * fuller calls where few articles arrive. Where many arrive, calls are full anyway.
   *
   * @default 1
   */
  readonly gatherSeconds?: number;
  /**
   * How long a large day rests between two digests, in whole seconds from 1 to 900. A day of fewer articles rests for a second
   * for each. A digest reads all articles of the day: halving the time doubles what that costs.
   *
   * @default 900
   */
  readonly digestSeconds?: number;
  /**
   * The units that may be billed in a day (UTC), of all analyses together: a whole number from 1. A unit is 100
   * characters, at a list price of 0.0001 USD or less. When the units are spent, enrich stops: passages wait in their
   * queue, and an alarm is raised. Enrich starts again on the next day, or after `copydesk resume`. The embedded engine
   * bills nothing and takes no budget.
   *
   * @default no limit: every article is analysed
   */
  readonly dailyBudget?: number;
  /**
   * Gets a message when one of the pipeline's alarms is raised, and one when it ends.
   *
   * @default the alarms have no action
   */
  readonly alarmTopic?: ITopic;
  /**
   * Whether to make a dashboard in CloudWatch, which costs 3 USD a month after the first three of an account.
   *
   * @default true
   */
  readonly dashboard?: boolean;
  /**
   * An HTTP API over the table (docs/api.md), for people with a token and for roles of the account. No route but that of
   * health is open to everybody.
   *
   * @default false, and true with `web`
   */
  readonly api?: boolean | ApiProps;
  /**
   * A page that shows the articles as they come in: static files in a private bucket behind CloudFront, with a sign-in.
   *
   * @default false
   */
  readonly web?: boolean;
}
