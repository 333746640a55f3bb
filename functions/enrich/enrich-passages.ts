import { ANALYSES, type Analysis } from '../../core/article/analysis.ts';
import { NotYetError } from '../../core/article/errors.ts';
import { listPriceOf } from '../../core/article/list-price.ts';
import type { BackfillMessage, PassageMessage, PublicationMessage } from '../../core/article/messages.ts';
import { Offsets } from '../../core/article/offsets.ts';
import { billedUnits, type PassageUsage, UNITS_OF } from '../../core/article/usage.ts';
import type { Log } from '../../core/runtime/logger.ts';
import type { ArticleStore } from '../../core/store/article-store.ts';
import type { Head } from '../../core/store/items.ts';
import type { AnalysisCache } from '../../core/store/result-cache.ts';
import { analyseOnce, type Finding } from './analyse-once.ts';
import { decidePassage } from './decide-passage.ts';
import type { Detector } from './detector.ts';

/** What enrich reads and writes. */
export interface EnrichPorts {
  readonly store: Pick<ArticleStore, 'readHead' | 'putPassage' | 'settlePassage' | 'deletePassage'>;
  readonly cache: AnalysisCache;
  readonly detector: Detector;
  /** What this function may ask of the engine. */
  readonly analyses: readonly Analysis[];
  /** Where the messages come from. */
  readonly passages: {
    send(messages: readonly PassageMessage[], options: { delaySeconds: number }): Promise<void>;
  };
  readonly objectEvents: { send(messages: readonly BackfillMessage[]): Promise<void> };
  readonly publications: { send(messages: readonly PublicationMessage[]): Promise<void> };
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
  const postponed = postpone(findingOf, ports);
  return Promise.allSettled(
    messages.map(async (message, i) => {
      const looked = looks[i];
      if (looked?.status === 'rejected') throw looked.reason;
      const finding = findingOf.get(message);
      if (!finding) return;
      if (!('error' in finding)) return record(message, finding, ports);
      if (!(finding.error instanceof NotYetError)) throw finding.error;
      await postponed;
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
        await ports.store.deletePassage(articleId, generation, passage.index);
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

/** Records a finding, takes the passage off the pending ones, and tells publish when it was the last. */
async function record(message: PassageMessage, finding: Finding, ports: EnrichPorts): Promise<void> {
  const { articleId, generation, passage } = message;
  const { failures: failed, ...found } = finding.analysis;
  const off = message.analyses.filter((analysis) => !ports.analyses.includes(analysis));
  const failures = { ...failed, ...Object.fromEntries(off.map((name) => [name, 'ANALYSIS_OFF' as const])) };
  await ports.store.putPassage({
    articleId,
    generation,
    ...passage,
    ...found,
    ...(Object.keys(failures).length > 0 && { failures }),
    usage: usageOf(passage.text, finding, ports.detector.isBilled),
    engine: ports.detector.engine,
  });
  const settled = await ports.store.settlePassage(articleId, generation, passage.index);
  if (!settled) {
    const head = await ports.store.readHead(articleId);
    if (head?.generation !== generation && head?.published !== generation) {
      await ports.store.deletePassage(articleId, generation, passage.index);
    }
  } else if (!settled.anyPending) {
    await ports.publications.send([{ type: 'publish', articleId, generation }]);
  }
}

/** What is billed is each analysis that was answered, now or when the cache was filled. */
function usageOf(text: string, { analysis, calls, asked }: Finding, isBilled: boolean): PassageUsage {
  const units = isBilled ? billedUnits(new Offsets(text).codePoints) : 0;
  const answered = ANALYSES.filter((name) => analysis[name] !== undefined);
  const billed = answered.filter((name) => asked.includes(name));
  return {
    entityUnits: 0,
    sentimentUnits: 0,
    ...Object.fromEntries(answered.map((name) => [UNITS_OF[name], billed.includes(name) ? units : 0])),
    cachedUnits: (answered.length - billed.length) * units,
    calls,
    listPrice: listPriceOf(billed.length * units),
  };
}

function backfillOf({ source: { bucket, key } }: Head): BackfillMessage {
  return { type: 'backfill', bucket, key };
}

function isFulfilled<T>(outcome: PromiseSettledResult<T> | undefined, value: T): boolean {
  return outcome?.status === 'fulfilled' && outcome.value === value;
}
