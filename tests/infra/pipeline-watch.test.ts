import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { beforeAll, describe, expect, it } from 'vitest';
import { STAGE_NAMES } from '../../core/runtime/stages.ts';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import { METRIC_SERIES } from '../support/metric-series.ts';
import { type ReadTemplate, synthesize } from './synthesize.ts';

const RUNBOOK = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
/** The anchors that GitHub makes of the headings. */
const SECTIONS = [...RUNBOOK.matchAll(/^##+ (.*)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-'),
);

let template: ReadTemplate;
let watched: ReadTemplate;

beforeAll(async () => {
  template = await synthesize((stack) => new ArticlePipeline(stack, 'Pipeline'));
  watched = await synthesize((stack) => {
    const alarmTopic = new Topic(stack, 'Alarms');
    new ArticlePipeline(stack, 'Pipeline', { alarmTopic, dailyBudget: 1_000, dashboard: false });
  });
});

const NAMESPACE_AND_NAME =
  /\["Copydesk","(\w+)","FunctionName","(\w+)Function"(?:,"(?:Status|Reason)","(\w+)")?/g;

/** The series that a text refers to, as "split ArticlesIn" and "publish ArticlesOut ENRICHED". */
const seriesIn = (text: string) =>
  [...text.matchAll(NAMESPACE_AND_NAME)].map(([, name, stage = '', value]) =>
    [stage.toLowerCase(), name, value].filter(Boolean).join(' '),
  );

describe('the dashboard', () => {
  it('shows every metric that a function emits, by each of its values, and no other', () => {
    const body = String(
      template.properties('WatchOverviewDashboard', 'AWS::CloudWatch::Dashboard').DashboardBody,
    );
    expect([...new Set(seriesIn(body))].sort()).toEqual(METRIC_SERIES.toSorted());
  });

  it('shows of the embedded engine only what it emits', async () => {
    const embedded = await synthesize(
      (stack) => new ArticlePipeline(stack, 'Pipeline', { engine: 'embedded' }),
    );
    const body = String(
      embedded.properties('WatchOverviewDashboard', 'AWS::CloudWatch::Dashboard').DashboardBody,
    );
    expect(body).not.toMatch(/UnitsBilled|QuotaWait|CallsThrottled/);
    expect(seriesIn(body)).toContain('enrich Passages');
  });

  it('can be left out', () => {
    expect(watched.named('AWS::CloudWatch::Dashboard')).toEqual([]);
  });
});

interface AlarmProperties {
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly string[];
  readonly OKActions?: readonly string[];
  readonly Metrics?: readonly { readonly MetricStat?: { readonly Metric: MetricProperties } }[];
}
interface MetricProperties {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
}
const alarmsOf = (of: ReadTemplate) =>
  of
    .named('AWS::CloudWatch::Alarm')
    .map(
      (name) => [name, of.properties(name, 'AWS::CloudWatch::Alarm') as unknown as AlarmProperties] as const,
    );

describe('an alarm', () => {
  it('names the section of the runbook that says what to do', () => {
    const alarms = alarmsOf(watched);
    expect(alarms).toHaveLength(3 * STAGE_NAMES.length + 3);
    for (const [name, { AlarmDescription }] of alarms) {
      const [, section] = /What to do: https:\/\/\S+\/docs\/runbook\.md#(\S+)$/.exec(AlarmDescription) ?? [];
      expect(SECTIONS, `${name}: ${AlarmDescription}`).toContain(section);
      expect(name.toLowerCase().endsWith(section ?? 'none'), name).toBe(true);
    }
  });

  it('tells the topic when it is raised and when it ends', () => {
    for (const [name, { AlarmActions, OKActions }] of alarmsOf(watched))
      expect([AlarmActions, OKActions], name).toEqual([['Alarms'], ['Alarms']]);
  });

  it('has no action without a topic', () => {
    for (const [name, { AlarmActions }] of alarmsOf(template)) expect(AlarmActions, name).toBeUndefined();
  });

  it('watches only metrics of ours that a function emits', () => {
    const series = alarmsOf(template).flatMap(([, { Metrics = [] }]) =>
      Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])
        .filter(({ Namespace }) => Namespace === 'Copydesk')
        .map(({ MetricName, Dimensions }) => {
          const values = new Map(Dimensions.map(({ Name, Value }) => [Name, Value]));
          const stage = values.get('FunctionName')?.replace('Function', '').toLowerCase();
          return `${stage} ${MetricName} ${values.get('Status')}`;
        }),
    );
    expect(series.length).toBeGreaterThan(0);
    for (const one of series) expect(METRIC_SERIES).toContain(one);
  });
});
