import { ANALYSES, type Analysis } from '@copydesk/core/article/analysis';
import { listPriceOf } from '@copydesk/core/article/list-price';
import type { PassageMessage, PublicationMessage } from '@copydesk/core/article/messages';
import { Offsets } from '@copydesk/core/article/offsets';
import { billedUnits, type PassageUsage, sumUnits, unitsByAnalysis } from '@copydesk/core/article/usage';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import type { ArticleStore } from '@copydesk/core/store/article-store';
import type { Detector } from './detector.ts';
import type { Finding } from './distinct-texts.ts';

export interface RecordPorts {
  readonly store: Pick<ArticleStore, 'readHead' | 'putPassage' | 'settlePassages' | 'deletePassages'>;
  readonly detector: Pick<Detector, 'engine' | 'isBilled'>;
  /** The analyses that this function may ask the engine for. */
  readonly analyses: readonly Analysis[];
  readonly publications: { send(messages: readonly PublicationMessage[]): Promise<void> };
  now(): Date;
  readonly metrics: Metrics;
}

/** A passage and its finding. */
export interface FoundPassage {
  readonly message: PassageMessage;
  readonly finding: Finding;
}

/**
 * Records findings in three steps. It puts each passage; it removes the passages of one generation from its pending set in
 * one write; and it sends publish one message for each generation that has nothing pending any more, in few requests.
 *
 * @param began when the work on the batch began
 * @returns aligned with the findings; a rejected one is to be redelivered
 */
export async function recordFindings(
  found: readonly FoundPassage[],
  ports: RecordPorts,
  began: Date = ports.now(),
): Promise<PromiseSettledResult<void>[]> {
  const puts = await Promise.allSettled(found.map((one) => putPassage(one, ports, began)));
  // Only a passage that was put is settled.
  const put = found.filter((_, i) => puts[i]?.status === 'fulfilled').map(({ message }) => message);
  const generations = Map.groupBy(put, nameOf);
  const settling = new Map([...generations].map(([name, group]) => [name, settle(group, ports)]));
  const settled = await Promise.allSettled(settling.values());
  const whole = [...generations.values()].filter((_, i) => {
    const outcome = settled[i];
    return outcome?.status === 'fulfilled' && outcome.value === 'whole';
  });
  const notified = notify(
    whole.flatMap((group) => group.slice(0, 1)),
    ports,
  );
  return Promise.allSettled(
    found.map(async ({ message }, i) => {
      const outcome = puts[i];
      if (outcome?.status === 'rejected') throw outcome.reason;
      if ((await settling.get(nameOf(message))) === 'whole') await notified;
    }),
  );
}

const nameOf = ({ articleId, generation }: PassageMessage) => `${articleId} ${generation}`;

async function putPassage(
  { message, finding }: FoundPassage,
  { store, detector, analyses, metrics, now }: RecordPorts,
  began: Date,
): Promise<void> {
  const recordedAt = now();
  const { articleId, generation, passage } = message;
  const { failures: failed, ...found } = finding.analysis;
  const off = message.analyses.filter((analysis) => !analyses.includes(analysis));
  const failures = { ...failed, ...Object.fromEntries(off.map((name) => [name, 'ANALYSIS_OFF' as const])) };
  const usage = usageOf(passage.text, finding, detector.isBilled);
  await store.putPassage({
    articleId,
    generation,
    ...passage,
    ...found,
    ...(Object.keys(failures).length > 0 && { failures }),
    usage,
    engine: detector.engine,
    enrichedAt: recordedAt.toISOString(),
    enrichMs: recordedAt.getTime() - began.getTime(),
  });
  metrics.add('Passages', 1);
  metrics.add('UnitsBilled', sumUnits(usage));
  metrics.add('UnitsCached', usage.cachedUnits);
}

/** Removes passages of one generation from its pending set. Where it was superseded, removes their items instead. */
async function settle(
  messages: readonly PassageMessage[],
  { store }: RecordPorts,
): Promise<'whole' | 'waiting' | 'superseded'> {
  const { articleId, generation } = messages[0] as PassageMessage;
  // A passage may occur twice in a batch, and DynamoDB refuses to delete an item twice in one request.
  const indices = [...new Set(messages.map(({ passage }) => passage.index))];
  // guard: enrich settles the passages that it recorded
  const settled = await store.settlePassages(articleId, generation, indices);
  if (settled) return settled.anyPending ? 'waiting' : 'whole';
  const head = await store.readHead(articleId);
  if (
    /* guard: enrich removes what it wrote for a superseded generation */ head?.generation !== generation &&
    head?.published !== generation
  ) {
    await store.deletePassages(articleId, generation, indices);
  }
  return 'superseded';
}

async function notify(whole: readonly PassageMessage[], { publications }: RecordPorts): Promise<void> {
  if (whole.length === 0) return;
  await publications.send(
    whole.map(({ articleId, generation }) => ({ type: 'publish', articleId, generation })),
  );
}

/** An analysis is billed where the engine answered it now. Of a cached one, the units count as saved. */
function usageOf(text: string, { analysis, calls, asked }: Finding, isBilled: boolean): PassageUsage {
  const units = isBilled ? billedUnits(new Offsets(text).codePoints) : 0;
  const answered = ANALYSES.filter((name) => analysis[name] !== undefined);
  const billed = answered.filter((name) => asked.includes(name));
  return {
    ...unitsByAnalysis(new Map(answered.map((name) => [name, billed.includes(name) ? units : 0]))),
    cachedUnits: (answered.length - billed.length) * units,
    calls,
    listPrice: listPriceOf(billed.length * units),
  };
}
