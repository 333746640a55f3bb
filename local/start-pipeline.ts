import { createComprehendHandler } from './comprehend/create-comprehend-handler.ts';
import { type RunningHost, startHost } from './start-host.ts';
import { readAssembly } from './template/read-assembly.ts';

export interface PipelineOptions {
  /** What `synthesize` wrote. */
  readonly assemblyDir: string;
  readonly dataDir: string;
  readonly port: number;
  readonly warn: (message: string) => void;
}

/** Copydesk on this machine: its synthesized stack, with the embedded analyser in Amazon Comprehend's place. */
export async function startPipeline({ assemblyDir, ...options }: PipelineOptions): Promise<RunningHost> {
  return startHost({
    ...options,
    assembly: await readAssembly(assemblyDir, 'Copydesk'),
    services: new Map([['comprehend', createComprehendHandler()]]),
  });
}
