import { GetEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { outputNamesOf, STAGE_NAMES, type StageName } from '@copydesk/core/runtime/stages';
import type { Connection } from '../../pipeline/connection.ts';

/** A stage that its queue does not feed: closed by hand, or because the day's budget is spent. Nothing is lost by that. */
export interface ClosedSource {
  readonly stage: StageName;
  /** Of the event source mapping. */
  readonly sourceId: string;
}

export async function findClosedSources({
  outputs,
  clientConfig,
}: Pick<Connection, 'outputs' | 'clientConfig'>): Promise<ClosedSource[]> {
  const lambda = new LambdaClient(clientConfig);
  try {
    const states = await Promise.all(
      STAGE_NAMES.map(async (stage) => {
        const sourceId = outputs[outputNamesOf(stage).sourceId] ?? '';
        const { State = '' } = await lambda.send(new GetEventSourceMappingCommand({ UUID: sourceId }));
        return { stage, sourceId, isClosed: State.startsWith('Disabl') };
      }),
    );
    return states.filter(({ isClosed }) => isClosed).map(({ stage, sourceId }) => ({ stage, sourceId }));
  } finally {
    lambda.destroy();
  }
}
