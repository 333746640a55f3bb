import { GetEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { outputNamesOf, STAGE_NAMES, type StageName } from '@copydesk/core/runtime/stages';
import type { Connection } from '../../pipeline/connection.ts';

/** A stage whose event source mapping is disabled, by hand or because the daily budget is spent. Its messages wait. */
export interface ClosedSource {
  readonly stage: StageName;
  /** The id of the event source mapping. */
  readonly sourceId: string;
}

export async function findClosedSources(connection: Connection): Promise<ClosedSource[]> {
  const lambda = connection.client(LambdaClient);
  const states = await Promise.all(
    STAGE_NAMES.map(async (stage) => {
      const sourceId = connection.outputs[outputNamesOf(stage).sourceId] ?? '';
      const { State = '' } = await lambda.send(new GetEventSourceMappingCommand({ UUID: sourceId }));
      return { stage, sourceId, isClosed: State.startsWith('Disabl') };
    }),
  );
  return states.filter(({ isClosed }) => isClosed).map(({ stage, sourceId }) => ({ stage, sourceId }));
}
