import { ANALYSES, type Analysis } from '@copydesk/core/article/analysis';
import { listPriceOf } from '@copydesk/core/article/list-price';
import type { PassageMessage, PublicationMessage } from '@copydesk/core/article/messages';
import { Offsets } from '@copydesk/core/article/offsets';
import { billedUnits, type PassageUsage, unitsByAnalysis } from '@copydesk/core/article/usage';
import type { ArticleStore } from '@copydesk/core/store/article-store';
import type { Finding } from './analyse-once.ts';
import type { Detector } from './detector.ts';

/** What the recording of findings reads and writes. */
export interface RecordPorts {
  readonly store: Pick<ArticleStore, 'readHead' | 'putPassage' | 'settlePassages' | 'deletePassages'>;
  readonly detector: Pick<Detector, 'engine' | 'isBilled'>;
  /** What this function may ask of the engine. */
  readonly analyses: readonly Analysis[];
  readonly publications: { send(messages: readonly PublicationMessage[]): Promise<void> };
}

/** A passage, and what was found in it. */
export interface FoundPassage {
  readonly message: PassageMessage;
  readonly finding: Finding;
}

/**
 * Records findings: puts each passage, then takes those of one generation off its pending ones in one write, then tells
 * publish, in one message each and few requests, of the generations that wait for nothing any more.
 *
 * @returns aligned with what was found; one that is rejected is to be delivered again
 */
export async function recordFindings(
  found: readonly FoundPassage[],
  ports: RecordPorts,
): Promise<PromiseSettledResult<void>[]> {
  const puts = await Promise.allSettled(found.map((one) => put(one, ports)));
  // Only what stands is settled.
  const standing = found.filter((_, i) => puts[i]?.status === 'fulfilled').map(({ message }) => message);
  const generations = Map.groupBy(standing, nameOf);
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

async function put(
  { message, finding }: FoundPassage,
  { store, detector, analyses }: RecordPorts,
): Promise<void> {
  const { articleId, generation, passage } = message;
  const { failures: failed, ...found } = finding.analysis;
  const off = message.analyses.filter((analysis) => !analyses.includes(analysis));
  const failures = { ...failed, ...Object.fromEntries(off.map((name) => [name, 'ANALYSIS_OFF' as const])) };
  await store.putPassage({
    articleId,
    generation,
    ...passage,
    ...found,
    ...(Object.keys(failures).length > 0 && { failures }),
    usage: usageOf(passage.text, finding, detector.isBilled),
    engine: detector.engine,
  });
}

/** Takes passages of one generation off its pending ones; where it was superseded, removes them instead. */
async function settle(
  messages: readonly PassageMessage[],
  { store }: RecordPorts,
): Promise<'whole' | 'waiting' | 'superseded'> {
  const { articleId, generation } = messages[0] as PassageMessage;
  // The same passage may stand twice in a batch; DynamoDB refuses to delete an item twice in one request.
  const indices = [...new Set(messages.map(({ passage }) => passage.index))];
  const settled = await store.settlePassages(articleId, generation, indices);
  if (settled) return settled.anyPending ? 'waiting' : 'whole';
  const head = await store.readHead(articleId);
  if (head?.generation !== generation && head?.published !== generation) {
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

/** What is billed is each analysis that was answered, now or when the cache was filled. */
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
