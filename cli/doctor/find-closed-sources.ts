import { GetEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Connection } from '../connection.ts';
import { STAGES } from '../stages.ts';

/** The stages that their queues do not feed: by hand, or because the day's budget is spent. Nothing is lost by that. */
export async function findClosedSources({
  outputs,
  clientConfig,
}: Pick<Connection, 'outputs' | 'clientConfig'>): Promise<string[]> {
  const lambda = new LambdaClient(clientConfig);
  try {
    const states = await Promise.all(
      STAGES.map(async ([stage, feed]) => {
        const UUID = outputs[`${feed}SourceId`];
        const { State = '' } = await lambda.send(new GetEventSourceMappingCommand({ UUID }));
        return { stage, isClosed: State.startsWith('Disabl') };
      }),
    );
    return states.filter(({ isClosed }) => isClosed).map(({ stage }) => stage);
  } finally {
    lambda.destroy();
  }
}
