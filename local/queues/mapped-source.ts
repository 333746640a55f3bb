import type { EventSource, EventSourceDefinition } from './event-source.ts';
import type { MappingSwitches } from './mapping-switches.ts';

/** An event source that Lambda's API enables and disables. The state is kept for the next start. */
export class MappedSource {
  readonly #definition: EventSourceDefinition;
  readonly #source: EventSource;
  readonly #switches: MappingSwitches;

  constructor(definition: EventSourceDefinition, source: EventSource, switches: MappingSwitches) {
    this.#definition = definition;
    this.#source = source;
    this.#switches = switches;
  }

  get state(): EventSource['state'] {
    return this.#source.state;
  }

  switchTo(isEnabled: boolean): void {
    this.#switches.set(this.#definition.id, isEnabled, this.#definition.isEnabled);
    if (isEnabled) this.#source.enable();
    else this.#source.disable();
  }

  /** Enables the source unless the template or the API disabled it. */
  start(): void {
    const { id, isEnabled } = this.#definition;
    if (this.#switches.isEnabled(id, isEnabled)) this.#source.enable();
  }

  stop(): Promise<void> {
    return this.#source.stop();
  }
}
