import { beforeAll, describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../../core/runtime/environment.ts';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import { type ReadTemplate, synthesize } from './synthesize.ts';

const withBudget = (dailyBudget?: number, stackName = 'Newsroom') =>
  synthesize(
    (stack) => new ArticlePipeline(stack, 'Pipeline', dailyBudget === undefined ? {} : { dailyBudget }),
    { stackName },
  );

describe('a daily budget', () => {
  let template: ReadTemplate;

  beforeAll(async () => {
    template = await withBudget(50_000);
  });

  it('is a variable of enrich and of the budget function', () => {
    const variables = (stage: string) =>
      (template.properties(`${stage}Function`, 'AWS::Lambda::Function').Environment as { Variables: object })
        .Variables;
    expect(variables('Enrich')).toMatchObject({ COPYDESK_DAILY_BUDGET_UNITS: '50000' });
    expect(variables('Budget')).toEqual({
      COPYDESK_TABLE_NAME: 'Table',
      COPYDESK_DAILY_BUDGET_UNITS: '50000',
      COPYDESK_ENRICH_SOURCE_ID: 'EnrichSource',
    });
    expect(Object.keys(variables('Budget')).sort()).toEqual([...ENVIRONMENT.budget].sort());
  });

  it('lets its function read and switch only enrich’s event source', () => {
    const mapping = template.permissions('Budget').filter((permission) => permission.startsWith('lambda:'));
    expect(mapping.map((permission) => permission.split(' on ')[0])).toEqual([
      'lambda:GetEventSourceMapping',
      'lambda:UpdateEventSourceMapping',
    ]);
    for (const permission of mapping) expect(permission).toMatch(/:event-source-mapping:EnrichSource$/);
    expect(template.permissions('Budget').filter((permission) => !permission.startsWith('lambda:'))).toEqual([
      'dynamodb:DeleteItem on Table.Arn',
      'dynamodb:GetItem on Table.Arn',
      'dynamodb:PutItem on Table.Arn',
      'logs:CreateLogStream on BudgetLogs.Arn',
      'logs:PutLogEvents on BudgetLogs.Arn',
      'xray:PutTelemetryRecords on *',
      'xray:PutTraceSegments on *',
    ]);
  });

  it('lets its function touch its own items alone', () => {
    const { PolicyDocument } = template.properties('BudgetRoleDefaultPolicy', 'AWS::IAM::Policy') as {
      PolicyDocument: { Statement: { Action: string[]; Condition?: object }[] };
    };
    const onTable = PolicyDocument.Statement.filter(({ Action }) => Action.includes('dynamodb:GetItem'));
    expect(onTable.map(({ Condition }) => Condition)).toEqual([
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['QUOTA#units'] } },
    ]);
  });

  it('is checked every minute', () => {
    expect(template.properties('BudgetEveryMinute', 'AWS::Events::Rule')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [expect.objectContaining({ Arn: 'BudgetLive' })],
    });
  });

  it('raises an alarm when its function logs that the budget is spent, and when it logs nothing', () => {
    expect(template.properties('BudgetSpentPercent', 'AWS::Logs::MetricFilter')).toMatchObject({
      LogGroupName: 'BudgetLogs',
      FilterPattern: '{ $.spentPercent = "*" }',
      MetricTransformations: [
        {
          MetricNamespace: expect.stringMatching(/^Copydesk\/Newsroom-Pipeline-Budget-/),
          MetricName: 'BudgetSpentPercent',
          MetricValue: '$.spentPercent',
        },
      ],
    });
    expect(template.properties('BudgetSpentAlarm', 'AWS::CloudWatch::Alarm')).toMatchObject({
      Namespace: expect.stringMatching(/^Copydesk\/Newsroom-Pipeline-Budget-/),
      MetricName: 'BudgetSpentPercent',
      Statistic: 'Maximum',
      Threshold: 100,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('has a metric of its own, so that no other stack in the account affects its alarm', async () => {
    const namespaceIn = (made: ReadTemplate) =>
      made.properties('BudgetSpentAlarm', 'AWS::CloudWatch::Alarm').Namespace;
    expect(namespaceIn(await withBudget(50_000, 'newsroom-staging'))).not.toBe(namespaceIn(template));
  });

  it('has no function, no rule and no alarm if none is set', async () => {
    const without = await withBudget();
    expect(without.named('AWS::Lambda::Function')).not.toContain('BudgetFunction');
    expect(without.named('AWS::Events::Rule')).toEqual([]);
    expect(without.named('AWS::Logs::MetricFilter')).toEqual([]);
  });
});
