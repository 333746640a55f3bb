import type { Connection } from '../../pipeline/connection.ts';
import type { Deployed } from './decide-backfill.ts';

/** @throws Error for a stack that does not say what it is of */
export function readDeployed({ outputs, where }: Pick<Connection, 'outputs' | 'where'>): Deployed {
  const { PipelineVersion: pipelineVersion, Settings } = outputs;
  if (pipelineVersion && Settings) return { pipelineVersion, settings: JSON.parse(Settings) };
  throw new Error(
    `${where} has no outputs PipelineVersion and Settings: it is another version's. Deploy again`,
  );
}
