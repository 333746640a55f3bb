import type { Connection } from '../../pipeline/connection.ts';
import type { Deployed } from './decide-backfill.ts';

/** @throws Error where the stack's outputs do not name its version and settings */
export function readDeployed({ outputs, where }: Pick<Connection, 'outputs' | 'where'>): Deployed {
  const { PipelineVersion: pipelineVersion, Settings } = outputs;
  if (pipelineVersion && Settings) return { pipelineVersion, settings: JSON.parse(Settings) };
  throw new Error(
    `${where} has no outputs PipelineVersion and Settings: another version of Copydesk is deployed. Deploy again`,
  );
}
