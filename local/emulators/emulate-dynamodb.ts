import type { ServiceListener } from '../gateway/start-gateway.ts';
import { answerWithDynalite } from '../patches/answer-with-dynalite.ts';
import { openDynalite } from '../patches/open-dynalite.ts';

/** DynamoDB on its wire protocol, in this process. It has no port of its own. */
export interface DynamoDb {
  readonly listener: ServiceListener;
  close(): Promise<void>;
}

/** @param dataDir the folder of the tables */
export function emulateDynamoDb(dataDir: string): DynamoDb {
  const { server, store } = openDynalite(dataDir);
  const inProgress = new Set<Promise<void>>();
  return {
    listener: (request, response) => {
      const answered = answerWithDynalite(server, request, response).finally(() =>
        inProgress.delete(answered),
      );
      inProgress.add(answered);
    },
    close: async () => {
      // A request that finds its store closed would throw an error that nothing can catch.
      await Promise.all(inProgress);
      await store.close();
    },
  };
}
