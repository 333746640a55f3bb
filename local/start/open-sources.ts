import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueUrlOf } from '../gateway/clients.ts';
import { EventSource, type EventSourceDefinition } from '../queues/event-source.ts';
import { MappedSource } from '../queues/mapped-source.ts';
import type { MappingSwitches } from '../queues/mapping-switches.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import { endFunctions, type Functions } from './open-functions.ts';

/** The event source mappings of a stack, by id. */
export type Sources = ReadonlyMap<string, MappedSource>;

/**
 * Connects queues to the functions that they feed. No queue is polled yet.
 *
 * @throws UnsupportedTemplateError for a mapping of a function that the template does not define
 */
export function openSources(
  definitions: readonly EventSourceDefinition[],
  functions: Functions,
  switches: MappingSwitches,
  sqs: SQSClient,
  endpoint: string,
  warn: (message: string) => void,
): Sources {
  const open = (definition: EventSourceDefinition) => {
    const { functionName, queueArn } = definition;
    const pool = functions.get(functionName);
    if (!pool)
      throw new UnsupportedTemplateError(
        `An event source feeds ${functionName}: the template has no such function`,
      );
    const source = new EventSource(
      definition,
      queueUrlOf(endpoint, queueArn),
      sqs,
      (event) => pool.invoke(event),
      (failure) => warn(`${functionName}: ${failure}`),
    );
    return new MappedSource(definition, source, switches);
  };
  return new Map(definitions.map((definition) => [definition.id, open(definition)]));
}

/** Starts to poll the queues of all enabled mappings. */
export function startSources(sources: Sources, functions: Functions, opened: AsyncDisposableStack): void {
  for (const source of sources.values()) source.start();
  opened.defer(async () => {
    const stopped = Promise.all([...sources.values()].map((source) => source.stop()));
    // A source at its maximum concurrency stops only after an invocation has ended. This ends them all.
    await endFunctions(functions);
    await stopped;
  });
}
