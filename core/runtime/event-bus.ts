import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { retryUndone } from './retry-undone.ts';

/** An event for the consumers of the bus. */
export interface BusEvent {
  readonly type: string;
  readonly detail: { readonly bucket: string };
}

const SOURCE = 'copydesk';
const MAX_ATTEMPTS = 5;

/** Publishes events on an EventBridge bus. */
export class EventBus {
  readonly #client: EventBridgeClient;
  readonly #name: string;

  constructor(client: EventBridgeClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  /** @throws Error where EventBridge rejects the event in the last attempt, too */
  async emit({ type, detail }: BusEvent): Promise<void> {
    const entry = {
      EventBusName: this.#name,
      Source: SOURCE,
      DetailType: type,
      Detail: JSON.stringify(detail),
      Resources: [`arn:aws:s3:::${detail.bucket}`],
    };
    let failure: PutEventsResultEntry | undefined;
    const refused = await retryUndone(
      [entry],
      async (asked) => {
        const answer = await this.#client.send(new PutEventsCommand({ Entries: [...asked] }));
        failure = answer.Entries?.[0];
        return answer.FailedEntryCount ? asked : [];
      },
      { attempts: MAX_ATTEMPTS },
    );
    if (refused.length > 0)
      throw new Error(
        `EventBridge refused ${type} in ${MAX_ATTEMPTS} attempts: ${failure?.ErrorCode} ${failure?.ErrorMessage}`,
      );
  }
}
