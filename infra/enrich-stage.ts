import { ANALYSIS_TRAITS } from '@copydesk/core/article/analysis';
import { type RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { PipelineSettings } from './pipeline-settings.ts';
import { Stage } from './stage.ts';
import { STAGE_SETTINGS } from './stage-settings.ts';

export interface EnrichStageProps {
  readonly table: Table;
  readonly settings: PipelineSettings;
  readonly removalPolicy: RemovalPolicy;
}

/** passages → enrich: analyses, at most once for each text, and settles the passage. */
export class EnrichStage extends Stage {
  constructor(scope: Construct, id: string, props: EnrichStageProps) {
    const { table, removalPolicy, settings } = props;
    super(scope, id, {
      name: 'enrich',
      removalPolicy,
      ...(settings.engine === 'embedded'
        ? { functionName: 'enrich-embedded', ...STAGE_SETTINGS['enrich-embedded'] }
        : { functionName: 'enrich', ...STAGE_SETTINGS.enrich(settings) }),
    });
    this.setVariable('COPYDESK_TABLE_NAME', table.tableName);
    this.setVariable('COPYDESK_ANALYSES', settings.analyses.join());
    this.allow(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
      [table.tableArn],
    );
    if (settings.engine === 'comprehend') this.#useComprehend(props);
  }

  #useComprehend({ table, settings }: EnrichStageProps): void {
    this.setVariable('COPYDESK_CALLS_PER_SECOND', JSON.stringify(settings.callsPerSecond));
    this.setVariable('COPYDESK_DAILY_BUDGET_UNITS', String(settings.dailyBudget ?? 'unlimited'));
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
