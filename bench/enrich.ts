import type { BenchOptions } from './bench-options.ts';
import { readArticles, SEEDS } from './read-articles.ts';
import { ArticleSource } from './simulation/article-source.ts';
import { type Claim, format, renderClaim } from './simulation/claim.ts';
import { compareStrategies } from './simulation/experiments/compare-strategies.ts';
import { measureCorrections } from './simulation/experiments/measure-corrections.ts';
import { measureEmbedded } from './simulation/experiments/measure-embedded.ts';
import { measureFaults } from './simulation/experiments/measure-faults.ts';
import { measureGrowth } from './simulation/experiments/measure-growth.ts';
import { measureMillion } from './simulation/experiments/measure-million.ts';
import { measureRedelivery } from './simulation/experiments/measure-redelivery.ts';
import { countArticles, type Lab, LIMITERS } from './simulation/lab.ts';
import { readEnrichSettings } from './simulation/read-enrich-settings.ts';
import type { StrategyRun } from './simulation/strategy-run.ts';

const MILLION = 1_000_000;

/**
 * Simulates the cost and speed of enrichment at Comprehend's default quotas, beside other ways to call Comprehend. The real
 * stage runs on a virtual clock against modelled services.
 */
export async function run({ json, data = SEEDS }: BenchOptions): Promise<boolean> {
  const texts = await readArticles(data);
  const lab: Lab = {
    source: new ArticleSource(texts),
    settings: await readEnrichSettings('comprehend'),
    embedded: await readEnrichSettings('embedded'),
    articles: countArticles(texts),
    million: MILLION,
  };
  const { runs, claims } = await compareStrategies(lab);
  runs.splice(2, 0, await measureEmbedded(lab));
  const others = [measureRedelivery, measureCorrections, measureFaults, measureMillion, measureGrowth];
  for (const measure of others) claims.push(...(await measure(lab)));
  const within = claims.every(({ holds }) => holds !== false);
  const result = {
    texts: texts.length,
    articles: lab.articles,
    settings: lab.settings,
    runs,
    claims,
    within,
  };
  if (json) console.log(JSON.stringify(result, undefined, 2));
  else print(data, result);
  return within;
}

interface Result {
  readonly texts: number;
  readonly articles: number;
  readonly runs: readonly StrategyRun[];
  readonly claims: readonly Claim[];
}

function print(data: string, { texts, articles, runs, claims }: Result): void {
  console.log(`${articles} articles, made of the ${texts} in ${data}, at default quotas (simulated)\n`);
  printTable(
    [
      '',
      'units',
      'calls / 1,000',
      'analysed',
      'throttled',
      'hours / million',
      'USD / million',
      'tiered',
      'Lambda',
    ],
    runs.map((run) => [
      run.name,
      run.calls === 0 ? '–' : format(run.units / run.leastUnits, 'factor'),
      Math.round((run.calls / run.articles) * 1_000).toString(),
      format(run.analysedShare, 'share'),
      run.calls === 0 ? '–' : format(run.throttled / run.calls, 'share'),
      run.hoursPerMillion.toFixed(1),
      dollars(run.dollarsPerMillion.flat),
      dollars(run.dollarsPerMillion.tiered),
      run.dollarsPerMillion.lambda.toFixed(2),
    ]),
  );
  console.log();
  printTable(
    [`at a limiter that is ${LIMITERS.join(' / ')}`, 'measured', 'limit', ''],
    claims.map(renderClaim),
  );
  if (claims.some(({ holds }) => holds === null))
    console.log(
      `\nnot reached: the ${articles} articles are done before; --data DIR with longer ones shows it`,
    );
}

/** Pads columns to their widest cell. The first is aligned left, the others right. */
function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
}

const dollars = (value: number) => Math.round(value).toLocaleString('en-US');
