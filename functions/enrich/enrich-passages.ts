import { ANALYSES, type Analysis } from '../../core/article/analysis.ts';
import type { BackfillMessage, PassageMessage, PublicationMessage } from '../../core/article/messages.ts';
import { Offsets } from '../../core/article/offsets.ts';
import { billedUnits, type PassageUsage, UNITS_OF } from '../../core/article/usage.ts';
import type { Log } from '../../core/runtime/logger.ts';
import type { ArticleStore } from '../../core/store/article-store.ts';
import type { Head } from '../../core/store/items.ts';
import type { ResultCache } from '../../core/store/result-cache.ts';
import { analyseOnce, type Finding } from './analyse-once.ts';
import { decidePassage } from './decide-passage.ts';
import type { Detector } from './detector.ts';

/** What enrich reads and writes. */
export interface EnrichPorts {
  readonly store: Pick<ArticleStore, 'readHead' | 'putPassage' | 'settlePassage' | 'deletePassage'>;
  readonly cache: Pick<ResultCache, 'read' | 'write'>;
  readonly detector: Detector;
  /** What this function may ask of the engine. */
  readonly analyses: readonly Analysis[];
  readonly objectEvents: { send(messages: readonly BackfillMessage[]): Promise<void> };
  readonly publications: { send(messages: readonly PublicationMessage[]): Promise<void> };
  readonly log: Log;
  readonly pipelineVersion: string;
  now(): Date;
}

/**
 * Analyses the passages of any articles together: looks at every head, then bills once for what still waits, then
 * records each. The outcomes are aligned with the messages; one that is rejected is to be delivered again.
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
  // What a generation was begun with is what all its passages are analysed for, less what was switched off since.
  const asked = waiting.map((message) => ({
    ...message,
    analyses: message.analyses.filter((analysis) => ports.analyses.includes(analysis)),
  }));
  const findings = await analyseOnce(asked, ports).catch((error: Error) => asked.map(() => ({ error })));
  const findingOf = new Map(waiting.map((message, i) => [message, findings[i]]));
  return Promise.allSettled(
    messages.map(async (message, i) => {
      const looked = looks[i];
      if (looked?.status === 'rejected') throw looked.reason;
      const finding = findingOf.get(message);
      if (finding && 'error' in finding) throw finding.error;
      if (finding) await record(message, finding, ports);
    }),
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
  const { failures, ...found } = finding.analysis;
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
function usageOf(text: string, { analysis, calls, cached }: Finding, isBilled: boolean): PassageUsage {
  const units = isBilled ? billedUnits(new Offsets(text).codePoints) : 0;
  const answered = ANALYSES.filter((name) => analysis[name] !== undefined);
  return {
    entityUnits: 0,
    sentimentUnits: 0,
    ...Object.fromEntries(answered.map((name) => [UNITS_OF[name], cached ? 0 : units])),
    cachedUnits: cached ? answered.length * units : 0,
    calls: cached ? [] : calls,
  };
}

function backfillOf({ source: { bucket, key } }: Head): BackfillMessage {
  return { type: 'backfill', bucket, key };
}

function isFulfilled<T>(outcome: PromiseSettledResult<T> | undefined, value: T): boolean {
  return outcome?.status === 'fulfilled' && outcome.value === value;
}
