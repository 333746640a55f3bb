import { setTimeout as sleep } from 'node:timers/promises';
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** What consumers of the bus are told. */
export interface BusEvent {
  readonly type: string;
  readonly detail: { readonly bucket: string };
}

const SOURCE = 'copydesk';
const MAX_ATTEMPTS = 5;
const FIRST_DELAY_MS = 50;

/** Tells the world, through an EventBridge bus. */
export class EventBus {
  readonly #client: EventBridgeClient;
  readonly #name: string;

  constructor(client: EventBridgeClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  /** @throws Error when EventBridge still refuses the event after the last attempt */
  async emit({ type, detail }: BusEvent): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#client.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: this.#name,
              Source: SOURCE,
              DetailType: type,
              Detail: JSON.stringify(detail),
              Resources: [`arn:aws:s3:::${detail.bucket}`],
            },
          ],
        }),
      );
      // A refused entry comes with a successful answer: the SDK does not retry it.
      if (!answer.FailedEntryCount) return;
      const [entry] = answer.Entries ?? [];
      if (attempt === MAX_ATTEMPTS) {
        throw new Error(
          `EventBridge refused ${type} in ${attempt} attempts: ${entry?.ErrorCode} ${entry?.ErrorMessage}`,
        );
      }
      await sleep(Math.random() * FIRST_DELAY_MS * 2 ** attempt);
    }
  }
}
