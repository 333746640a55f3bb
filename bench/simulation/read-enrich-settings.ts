import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import type { Analysis } from '../../core/article/analysis.ts';
import type { EngineName } from '../../core/article/settings.ts';
import { buildFunctions } from '../../functions/build/build-functions.ts';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import type { Template } from '../../local/template/template.ts';
import type { FeedSettings } from './message-source.ts';

export interface EnrichSettings extends FeedSettings {
  readonly memoryMegabytes: number;
  readonly callsPerSecond: Readonly<Record<Analysis, number>>;
}

/**
 * Reads the numbers of the enrich stage with an engine from its synthesized template, so that the simulation is of what deploys.
 *
 * @throws Error if the template has no such stage
 */
export async function readEnrichSettings(engine: EngineName): Promise<EnrichSettings> {
  await buildFunctions();
  const outdir = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  try {
    const app = new App({ analyticsReporting: false, outdir });
    new ArticlePipeline(new Stack(app, 'Simulated'), 'Pipeline', { engine });
    return settingsOf(app.synth().getStackByName('Simulated').template as Template);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function settingsOf({ Resources }: Template): EnrichSettings {
  const find = (type: string, name: string): Readonly<Record<string, unknown>> => {
    const id = new RegExp(`^PipelineEnrich${name}[0-9A-F]{8}$`);
    const found = Object.entries(Resources).find(([key, resource]) => resource.Type === type && id.test(key));
    if (!found?.[1].Properties) throw new Error(`The template has no ${type} PipelineEnrich${name}`);
    return found[1].Properties;
  };
  const { BatchSize, ScalingConfig } = find('AWS::Lambda::EventSourceMapping', 'Source');
  const { VisibilityTimeout, RedrivePolicy } = find('AWS::SQS::Queue', 'Queue');
  const { Timeout, MemorySize, Environment } = find('AWS::Lambda::Function', 'Function');
  const { Variables } = Environment as { Variables: Record<string, string> };
  return {
    batchSize: Number(BatchSize),
    maxConcurrency: Number((ScalingConfig as { MaximumConcurrency: number }).MaximumConcurrency),
    timeoutMs: Number(Timeout) * 1_000,
    visibilityMs: Number(VisibilityTimeout) * 1_000,
    maxReceives: Number((RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount),
    memoryMegabytes: Number(MemorySize),
    callsPerSecond: JSON.parse(Variables.COPYDESK_CALLS_PER_SECOND ?? '{}'),
  };
}
