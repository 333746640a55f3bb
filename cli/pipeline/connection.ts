/** What the clients are made with. */
interface ClientConfig {
  readonly endpoint?: string;
  readonly [option: string]: unknown;
}

interface Client {
  destroy(): void;
}

/** A pipeline, on AWS or on this machine. */
export class Connection {
  /** Names the pipeline in messages. */
  readonly where: string;
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Of a local run. */
  readonly endpoint: string | undefined;
  readonly #config: object;
  readonly #clients = new Map<unknown, Client>();

  constructor(where: string, outputs: Readonly<Record<string, string>>, config: ClientConfig) {
    this.where = where;
    this.outputs = outputs;
    this.endpoint = config.endpoint;
    this.#config = config;
  }

  /** The client of one service. Each command imports the classes that it needs: an SDK client takes long to load. */
  client<T extends Client>(Class: new (config: object) => T): T {
    const client = (this.#clients.get(Class) as T | undefined) ?? new Class(this.#config);
    this.#clients.set(Class, client);
    return client;
  }

  close(): void {
    for (const client of this.#clients.values()) client.destroy();
  }
}
