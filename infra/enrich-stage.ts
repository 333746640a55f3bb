import { ANALYSES, ANALYSIS_TRAITS, type Analysis } from '@copydesk/core/article/analysis';
import { DEFAULT_CALLS_PER_SECOND } from '@copydesk/core/article/limits';
import { Duration, type RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { COMPREHEND_REGIONS } from './comprehend-regions.ts';
import type { EnrichmentSettings } from './enrichment-settings.ts';
import { Stage, type StageProps } from './stage.ts';

export interface EnrichStageProps {
  readonly table: Table;
  readonly settings: EnrichmentSettings;
  readonly removalPolicy: RemovalPolicy;
  readonly callsPerSecond: Partial<Record<Analysis, number>>;
  readonly gatherSeconds: number;
  /** Units; undefined: as many as there are to bill. */
  readonly dailyBudget: number | undefined;
}

/**
 * Ten full calls of Comprehend: while one function waits for its turns, or records what it was answered, three others
 * have enough at hand to use up the quota.
 */
const BATCH_SIZE = 250;
/** Invocations a call a second: twice those that use up the quota, so that some may be late. docs/costs.md does the sum. */
const INVOCATIONS_PER_CALL = 0.6;
const MIN_CONCURRENCY = 4;
const MAX_CONCURRENCY = 1_000;

/** passages → enrich: analyses, at most once for each text, and settles the passage. */
export class EnrichStage extends Stage {
  constructor(scope: Construct, id: string, props: EnrichStageProps) {
    const { table, removalPolicy, settings } = props;
    super(scope, id, {
      name: 'enrich',
      removalPolicy,
      ...(settings.engine === 'embedded' ? EMBEDDED : comprehendFunction(props)),
    });
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.setVariable('COPYDESK_ANALYSES', settings.analyses.join());
    this.allow(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
      [table.tableArn],
    );
    if (settings.engine === 'comprehend') this.#useComprehend(props);
  }

  #useComprehend({ table, settings, callsPerSecond, dailyBudget }: EnrichStageProps): void {
    checkRegion(this);
    this.setVariable('COPYDESK_CALLS_PER_SECOND', JSON.stringify(quotasOf(callsPerSecond)));
    this.setVariable('COPYDESK_DAILY_BUDGET_UNITS', String(dailyBudget ?? 'unlimited'));
    this.setVariable('COPYDESK_CACHE_SECONDS', String(settings.cacheSeconds));
    if (settings.cacheSeconds > 0) this.allow(['dynamodb:BatchGetItem'], [table.tableArn]);
    this.allow(
      settings.analyses.map((analysis) => `comprehend:${ANALYSIS_TRAITS[analysis].operation}`),
      ['*'],
    );
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Comprehend: the BatchDetect actions know no resource.',
    });
  }
}

type FunctionProps = Omit<StageProps, 'name' | 'removalPolicy'>;

function comprehendFunction({ callsPerSecond, gatherSeconds }: EnrichStageProps): FunctionProps {
  return {
    functionName: 'enrich',
    batchSize: BATCH_SIZE,
    batchWindow: Duration.seconds(gatherSeconds),
    // Turns are waited for inside the invocation.
    timeout: Duration.seconds(120),
    memoryMegabytes: 512,
    // More would only wait for their turns.
    maxConcurrency: concurrencyAt(Math.max(...Object.values(quotasOf(callsPerSecond)))),
    maxReceiveCount: 20,
  };
}

const EMBEDDED: FunctionProps = {
  functionName: 'enrich-embedded',
  // Nothing is gained by gathering: each passage is computed by itself.
  batchSize: 10,
  batchWindow: Duration.seconds(0),
  timeout: Duration.seconds(60),
  // A whole core, which Lambda grants in proportion to memory: what computes all the time costs the same with less.
  memoryMegabytes: 1769,
  maxConcurrency: 10,
  maxReceiveCount: 10,
};

/** @throws Error for a quota that is no number above 0 */
function quotasOf(given: Partial<Record<Analysis, number>>): Record<Analysis, number> {
  for (const [name, rate] of Object.entries(given)) {
    if (!Number.isFinite(rate) || rate <= 0)
      throw new Error(`callsPerSecond.${name} is ${rate}, and must be a number above 0: the account's quota`);
  }
  const rates = ANALYSES.map((name) => [name, given[name] ?? DEFAULT_CALLS_PER_SECOND]);
  return Object.fromEntries(rates) as Record<Analysis, number>;
}

const concurrencyAt = (callsPerSecond: number) =>
  Math.min(MAX_CONCURRENCY, Math.max(MIN_CONCURRENCY, Math.ceil(callsPerSecond * INVOCATIONS_PER_CALL)));

/** A stack without a region of its own goes where the CDK command is pointed, which that tells its app. */
function checkRegion(scope: Construct): void {
  const own = Stack.of(scope).region;
  const region = Token.isUnresolved(own) ? process.env.CDK_DEFAULT_REGION : own;
  if (region === undefined || COMPREHEND_REGIONS.has(region)) return;
  throw new Error(
    `Amazon Comprehend is not available in ${region}, where this stack is to stand. It is in ${[...COMPREHEND_REGIONS].join(', ')}. Set AWS_REGION to one of these, or take the engine 'embedded', which needs none.`,
  );
}
