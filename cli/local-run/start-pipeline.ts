import { CONTROL_PATH, createComprehendHandler, ENGINE_PATH } from '@copydesk/comprehend';
import type { HostOptions } from '@copydesk/local-stack';
import { type RunningHost, readAssembly, startHost } from '@copydesk/local-stack';
import { compareBucketAndTable } from './compare-bucket-and-table.ts';

export interface PipelineOptions
  extends Pick<HostOptions, 'dataDir' | 'port' | 'sitePort' | 'warn' | 'onLogLine' | 'debug'> {
  /** The folder of the cloud assembly. */
  readonly assemblyDir: string;
}

/** Runs Copydesk's synthesized stack on this machine, with the embedded analyser in place of Amazon Comprehend. */
export async function startPipeline({ assemblyDir, ...options }: PipelineOptions): Promise<RunningHost> {
  const comprehend = createComprehendHandler();
  return startHost({
    ...options,
    assembly: await readAssembly(assemblyDir, 'Copydesk'),
    services: new Map([['comprehend', comprehend]]),
    paths: new Map([
      [CONTROL_PATH, comprehend],
      [ENGINE_PATH, comprehend],
    ]),
    beforePolling: async ({ url, outputs }) => {
      // guard: bucket and table are compared at start
      await compareBucketAndTable(url, outputs);
    },
  });
}
