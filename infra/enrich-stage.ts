import { Duration, type RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { ANALYSES, type Analysis } from '../core/article/analysis.ts';
import { DEFAULT_CALLS_PER_SECOND } from '../core/article/limits.ts';
import { COMPREHEND_REGIONS } from './comprehend-regions.ts';
import { Stage } from './stage.ts';

export interface EnrichStageProps {
  readonly table: Table;
  readonly removalPolicy: RemovalPolicy;
  readonly callsPerSecond: Partial<Record<Analysis, number>>;
  readonly gatherSeconds: number;
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

/** passages → enrich: finds entities and sentiment, at most once for each text, and settles the passage. */
export class EnrichStage extends Stage {
  constructor(scope: Construct, id: string, props: EnrichStageProps) {
    const { table, removalPolicy, gatherSeconds } = props;
    const callsPerSecond = quotasOf(props.callsPerSecond);
    super(scope, id, {
      stage: 'enrich',
      feed: 'Passages',
      removalPolicy,
      batchSize: BATCH_SIZE,
      batchWindow: Duration.seconds(gatherSeconds),
      // Turns are waited for inside the invocation.
      timeout: Duration.seconds(120),
      memoryMegabytes: 512,
      // More would only wait for their turns.
      maxConcurrency: concurrencyAt(Math.max(...Object.values(callsPerSecond))),
      maxReceiveCount: 20,
    });
    checkRegion(this);
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.setVariable('COPYDESK_CALLS_PER_SECOND', JSON.stringify(callsPerSecond));
    this.allow(
      [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchWriteItem',
      ],
      [table.tableArn],
    );
    this.allow(['comprehend:BatchDetectEntities', 'comprehend:BatchDetectSentiment'], ['*']);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Comprehend: BatchDetectEntities and BatchDetectSentiment know no resource.',
    });
  }
}

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

/** A stack without a region of its own takes the one it is deployed to, which is not known at synth. */
function checkRegion(scope: Construct): void {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region) || COMPREHEND_REGIONS.has(region)) return;
  throw new Error(
    `Amazon Comprehend is not available in ${region}, where this stack is to stand. It is in ${[...COMPREHEND_REGIONS].join(', ')}.`,
  );
}
