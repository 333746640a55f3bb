import { beforeEach, describe, expect, it } from 'vitest';
import { MetricLog } from '../../../core/runtime/metric-log.ts';

let lines: string[];
let log: MetricLog;

beforeEach(() => {
  lines = [];
  log = new MetricLog({
    write: (line) => void lines.push(line),
    functionName: () => 'enrich-1',
    now: () => 1_000,
  });
});
const printed = () => lines.map((line) => JSON.parse(line));

describe('the metrics of an invocation', () => {
  it('are printed in one line, counts summed up and measurements apart', () => {
    log.add('Passages', 1);
    log.add('Passages', 1);
    log.add('QuotaWait', 12);
    log.add('QuotaWait', 0);
    log.flush();
    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('}\n')).toBe(true);
    expect(printed()).toEqual([
      {
        _aws: {
          Timestamp: 1_000,
          CloudWatchMetrics: [
            {
              Namespace: 'Copydesk',
              Dimensions: [['FunctionName']],
              Metrics: [
                { Name: 'Passages', Unit: 'Count' },
                { Name: 'QuotaWait', Unit: 'Milliseconds' },
              ],
            },
          ],
        },
        FunctionName: 'enrich-1',
        Passages: 2,
        QuotaWait: [12, 0],
      },
    ]);
  });

  it('have a line for each value of a dimension of their own', () => {
    log.add('ArticlesOut', 1, 'ENRICHED');
    log.add('ArticlesOut', 1, 'REJECTED');
    log.flush();
    expect(printed()).toMatchObject([
      { Status: 'ENRICHED', ArticlesOut: 1 },
      { Status: 'REJECTED', ArticlesOut: 1 },
    ]);
    expect(printed()[0]._aws.CloudWatchMetrics[0].Dimensions).toEqual([['FunctionName', 'Status']]);
  });

  it('are printed once', () => {
    log.add('Passages', 1);
    log.flush();
    log.flush();
    expect(lines).toHaveLength(1);
  });

  it('are not printed where nothing was counted, since each hour with a value is billed', () => {
    log.add('UnitsCached', 0);
    log.flush();
    expect(lines).toEqual([]);
  });

  it('take several lines where CloudWatch would refuse the number of values', () => {
    for (let i = 0; i < 250; i++) log.add('QuotaWait', i);
    log.add('Passages', 250);
    log.flush();
    expect(printed().map(({ QuotaWait }) => QuotaWait.length)).toEqual([100, 100, 50]);
    expect(printed().flatMap(({ QuotaWait }) => QuotaWait)).toEqual(Array.from({ length: 250 }, (_, i) => i));
    expect(printed().map(({ Passages }) => Passages)).toEqual([250, undefined, undefined]);
  });

  it('are dropped where no Lambda runs the code', () => {
    const other = new MetricLog({ write: (line) => void lines.push(line), functionName: () => undefined });
    other.add('Passages', 1);
    other.flush();
    expect(lines).toEqual([]);
  });
});
