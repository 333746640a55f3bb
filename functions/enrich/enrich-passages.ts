import { NotYetError } from '@copydesk/core/article/errors';
import type { PassageMessage } from '@copydesk/core/article/messages';
import { type AnalysePorts, analyseOnce } from './analyse-once.ts';
import type { Finding } from './distinct-texts.ts';
import { type LookPorts, lookAtPassage } from './look-at-passage.ts';
import { type PostponePorts, postponePassages } from './postpone-passages.ts';
import { type RecordPorts, recordFindings } from './record-findings.ts';

/** The ports of enrich. */
export interface EnrichPorts extends AnalysePorts, LookPorts, PostponePorts, RecordPorts {
  readonly store: RecordPorts['store'];
  readonly detector: AnalysePorts['detector'];
}

/** The outcome for a passage that was to be analysed. */
type Outcome = Finding | { readonly error: Error } | undefined;

/**
 * Enriches passages of any articles together. It reads every head, analyses the passages that still need it, and
 * records each. A passage that has to wait longer than this function lives is sent again.
 *
 * @param lastReceives aligned with the messages: whether a message that fails now is not received again
 * @returns aligned with the messages; the message of a rejected result must be redelivered
 */
export async function enrichPassages(
  messages: readonly PassageMessage[],
  ports: EnrichPorts,
  lastReceives: readonly boolean[] = [],
): Promise<PromiseSettledResult<void>[]> {
  const began = ports.now();
  const looks = await lookAtPassages(messages, ports);
  const open = messages.filter((_, i) => isFulfilled(looks[i], 'analyse'));
  const outcomes = await analyse(open, ports, new Set(messages.filter((_, i) => lastReceives[i])));
  const found = open.flatMap((message) => {
    const finding = outcomes.get(message);
    return finding && !('error' in finding) ? [{ message, finding }] : [];
  });
  const waiting = open.flatMap((message) => {
    const error = errorOf(outcomes.get(message));
    return error instanceof NotYetError ? [{ message, error }] : [];
  });
  const [records, [postponed]] = await Promise.all([
    recordFindings(found, ports, began),
    Promise.allSettled([postponePassages(waiting, ports)]),
  ]);
  const recordOf = new Map(found.map(({ message }, i) => [message, records[i]]));
  return Promise.allSettled(
    messages.map(async (message, i) => {
      const settled = recordOf.get(message) ?? looks[i];
      if (settled?.status === 'rejected') throw settled.reason;
      const error = errorOf(outcomes.get(message));
      if (error && !(error instanceof NotYetError)) throw error;
      if (error && postponed.status === 'rejected') throw postponed.reason;
    }),
  );
}

/** Reads each head once, however many of the passages are its article's. */
function lookAtPassages(messages: readonly PassageMessage[], ports: EnrichPorts) {
  const heads = new Map<string, ReturnType<EnrichPorts['store']['readHead']>>();
  const headOf = (articleId: string) => {
    const reading = heads.get(articleId) ?? ports.store.readHead(articleId);
    heads.set(articleId, reading);
    return reading;
  };
  return Promise.allSettled(
    messages.map(async (message) => lookAtPassage(message, await headOf(message.articleId), ports)),
  );
}

/** Runs the analyses that the passages' generation was started with, except those that are off in this function. */
async function analyse(
  messages: readonly PassageMessage[],
  ports: EnrichPorts,
  lastReceived: ReadonlySet<PassageMessage>,
): Promise<ReadonlyMap<PassageMessage, Outcome>> {
  const asked = messages.map((message) => ({
    ...message,
    analyses: message.analyses.filter((analysis) => ports.analyses.includes(analysis)),
  }));
  const lastReceives = messages.map((message) => lastReceived.has(message));
  const outcomes = await analyseOnce(asked, ports, lastReceives).catch((error: Error) =>
    asked.map(() => ({ error })),
  );
  return new Map(messages.map((message, i) => [message, outcomes[i]]));
}

function errorOf(outcome: Outcome): Error | undefined {
  return outcome && 'error' in outcome ? outcome.error : undefined;
}

function isFulfilled<T>(outcome: PromiseSettledResult<T> | undefined, value: T): boolean {
  return outcome?.status === 'fulfilled' && outcome.value === value;
}
