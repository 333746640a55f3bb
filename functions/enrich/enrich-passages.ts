import { NotYetError } from '@copydesk/core/article/errors';
import type { BackfillMessage, PassageMessage } from '@copydesk/core/article/messages';
import type { Log } from '@copydesk/core/runtime/logger';
import type { Head } from '@copydesk/core/store/items';
import type { AnalysisCache } from '@copydesk/core/store/result-cache';
import { analyseOnce, type Finding } from './analyse-once.ts';
import { decidePassage } from './decide-passage.ts';
import type { Detector } from './detector.ts';
import { type FoundPassage, type RecordPorts, recordFindings } from './record-findings.ts';

/** What enrich reads and writes. */
export interface EnrichPorts extends RecordPorts {
  readonly cache: AnalysisCache;
  readonly detector: Detector;
  /** Where the messages come from. */
  readonly passages: {
    send(messages: readonly PassageMessage[], options: { delaySeconds: number }): Promise<void>;
  };
  readonly objectEvents: { send(messages: readonly BackfillMessage[]): Promise<void> };
  readonly log: Log;
  readonly pipelineVersion: string;
  /** The latest instant at which the engine is called, in milliseconds since the epoch: the function's time is short. */
  readonly deadline: number;
  now(): Date;
}

/**
 * Analyses the passages of any articles together: looks at every head, then bills once for what still waits, then
 * records each. What has to wait longer than this function lives is sent anew.
 *
 * @returns aligned with the messages; one that is rejected is to be delivered again
 */
export async function enrichPassages(
  messages: readonly PassageMessage[],
  ports: EnrichPorts,
): Promise<PromiseSettledResult<void>[]> {
  const heads = new Map<string, Promise<Head | undefined>>();
  const headOf = (articleId: string) => {
    const reading = heads.get(articleId) ?? ports.store.readHead(articleId);
    heads.set(articleId, reading);
    return reading;
  };
  const looks = await Promise.allSettled(
    messages.map(async (message) => look(message, await headOf(message.articleId), ports)),
  );
  const waiting = messages.filter((_, i) => isFulfilled(looks[i], 'analyse'));
  // What a generation was begun with is what all its passages are analysed for, less what is switched off here.
  const asked = waiting.map((message) => ({
    ...message,
    analyses: message.analyses.filter((analysis) => ports.analyses.includes(analysis)),
  }));
  const findings = await analyseOnce(asked, ports).catch((error: Error) => asked.map(() => ({ error })));
  const findingOf = new Map(waiting.map((message, i) => [message, findings[i]]));
  const found = waiting.flatMap((message): FoundPassage[] => {
    const finding = findingOf.get(message);
    return finding && !('error' in finding) ? [{ message, finding }] : [];
  });
  const [outcomes, [postponed]] = await Promise.all([
    recordFindings(found, ports),
    Promise.allSettled([postpone(findingOf, ports)]),
  ]);
  const recordOf = new Map(found.map(({ message }, i) => [message, outcomes[i]]));
  return Promise.allSettled(
    messages.map(async (message, i) => {
      const outcome = recordOf.get(message) ?? looks[i];
      if (outcome?.status === 'rejected') throw outcome.reason;
      const finding = findingOf.get(message);
      if (!finding || !('error' in finding)) return;
      if (!(finding.error instanceof NotYetError)) throw finding.error;
      if (postponed.status === 'rejected') throw postponed.reason;
    }),
  );
}

/** Sends anew what has to wait: its receives begin from nothing, since none of them was a failure. */
async function postpone(
  findings: ReadonlyMap<PassageMessage, Finding | { readonly error: Error } | undefined>,
  { passages, log }: EnrichPorts,
): Promise<void> {
  const waiting = [...findings].flatMap(([message, finding]) =>
    finding && 'error' in finding && finding.error instanceof NotYetError
      ? [{ message, error: finding.error }]
      : [],
  );
  const [first] = waiting;
  if (!first) return;
  log.info('Passages wait longer than this function lives, and are sent anew', {
    passages: waiting.length,
    reason: first.error.message,
  });
  await passages.send(
    waiting.map(({ message }) => message),
    { delaySeconds: first.error.delaySeconds },
  );
}

/** Does all that needs no analysis, and says whether the passage waits for one. */
async function look(
  message: PassageMessage,
  head: Head | undefined,
  ports: EnrichPorts,
): Promise<'done' | 'analyse'> {
  const { articleId, generation, passage } = message;
  const decision = decidePassage(head, message, ports.pipelineVersion);
  switch (decision) {
    case 'leave':
      throw new Error(
        `The passage is of pipeline ${message.pipelineVersion}, newer than ${ports.pipelineVersion}`,
      );
    case 'superseded':
      if (head?.published !== generation)
        await ports.store.deletePassages(articleId, generation, [passage.index]);
      return 'done';
    case 'notify':
      await ports.publications.send([{ type: 'publish', articleId, generation }]);
      return 'done';
    case 'backfill':
      await ports.objectEvents.send([backfillOf(head as Head)]);
      return 'done';
    default:
      return decision;
  }
}

function backfillOf({ source: { bucket, key } }: Head): BackfillMessage {
  return { type: 'backfill', bucket, key };
}

function isFulfilled<T>(outcome: PromiseSettledResult<T> | undefined, value: T): boolean {
  return outcome?.status === 'fulfilled' && outcome.value === value;
}
