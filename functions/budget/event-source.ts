import {
  GetEventSourceMappingCommand,
  type LambdaClient,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';

/** The event source mapping that feeds a function from its queue. While it is closed, messages wait unreceived. */
export class EventSource {
  readonly #client: LambdaClient;
  readonly #id: string;

  constructor(client: LambdaClient, id: string) {
    this.#client = client;
    this.#id = id;
  }

  /** @returns `Enabled`, `Disabled`, or a state between the two: `Enabling`, `Disabling`, `Updating` … */
  async readState(): Promise<string> {
    const { State = '' } = await this.#client.send(new GetEventSourceMappingCommand({ UUID: this.#id }));
    return State;
  }

  async setEnabled(Enabled: boolean): Promise<void> {
    await this.#client.send(new UpdateEventSourceMappingCommand({ UUID: this.#id, Enabled }));
  }
}
