import { ANALYSES, type Analysis, type PassageAnalysis } from '@copydesk/core/article/analysis';
import { MAX_BATCH_DOCUMENTS } from '@copydesk/core/article/limits';
import type { PassageMessage } from '@copydesk/core/article/messages';
import type { Log } from '@copydesk/core/runtime/logger';
import { type AnalysisCache, digestOf, type KnownAnalyses } from '@copydesk/core/store/result-cache';
import type { Detection, Detector, Document } from './detector.ts';

/** An analysis, and what it took. */
export interface Finding {
  readonly analysis: PassageAnalysis;
  /** Ids of the service calls that took part. */
  readonly calls: readonly string[];
  /** What was asked of the engine for it; the rest was known. */
  readonly asked: readonly Analysis[];
}

interface Ports {
  readonly cache: AnalysisCache;
  readonly detector: Detector;
  readonly log: Log;
  readonly pipelineVersion: string;
  /** The latest instant at which the engine is called, in milliseconds since the epoch. */
  readonly deadline: number;
  now(): Date;
}

/** One distinct text, and those of the messages that hold it. */
interface Text {
  readonly messages: PassageMessage[];
  readonly known: KnownAnalyses;
  /** What the messages want and the cache does not hold. */
  readonly missing: readonly Analysis[];
  readonly detection?: Detection | undefined;
}

/**
 * Analyses each distinct text once: what the cache holds of it is not asked for, and one that stands several times
 * among the messages is asked for by the first. Answers are in the cache before any is recorded, each analysis by
 * itself: neither a crash between the two, nor the failure of another analysis of the same text, bills one again.
 *
 * @returns aligned with the messages
 */
export async function analyseOnce(
  messages: readonly PassageMessage[],
  { cache, detector, log, pipelineVersion, deadline, now }: Ports,
): Promise<readonly (Finding | { readonly error: Error })[]> {
  if (messages.length === 0) return [];
  const seconds = Math.floor(now().getTime() / 1000);
  const digests = messages.map(({ passage, language }) =>
    digestOf(passage.text, language, detector.engine, pipelineVersion),
  );
  const cached = await cache.read(digests, seconds);
  const texts = groupTexts(messages, digests, cached);
  await Promise.all(
    packTexts(texts).map(async (pack) => {
      const documents = pack.map(([, text]) => documentOf(text));
      const digestOfDocument = new Map(documents.map((document, i) => [document, pack[i]?.[0] ?? '']));
      const recall = async (asked: readonly Document[]) => {
        const sought = asked.map((document) => digestOfDocument.get(document) ?? '');
        const known = await cache.read(sought, seconds);
        return sought.map((digest) => known.get(digest) ?? {});
      };
      const detections = await detector
        .detect(documents, deadline, recall)
        .catch((error: Error) => documents.map(() => ({ analysis: { failures: {} }, calls: [], error })));
      for (const [i, [digest, text]] of pack.entries())
        texts.set(digest, { ...text, detection: detections[i] });
      // What is billed is worth recording also where it cannot be cached.
      await cache
        .write(new Map(pack.flatMap(([digest]) => learntOf(digest, texts.get(digest) as Text))), seconds)
        .catch((error: Error) =>
          log.warn('Analyses could not be cached: a redelivery bills them again', error),
        );
    }),
  );
  return messages.map((message, i) => findingOf(message, texts.get(digests[i] as string) as Text));
}

/**
 * What is to be asked, in packs that are one call of each analysis: each is in the cache as soon as it is answered, and
 * other functions that wait with the same text need not ask.
 */
function packTexts(texts: ReadonlyMap<string, Text>): [digest: string, text: Text][][] {
  const open = [...texts].filter(([, { missing }]) => missing.length > 0);
  const alike = Map.groupBy(open, ([, { messages, missing }]) => `${messages[0]?.language} ${missing}`);
  return [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / MAX_BATCH_DOCUMENTS) }, (_, i) =>
      group.slice(i * MAX_BATCH_DOCUMENTS, (i + 1) * MAX_BATCH_DOCUMENTS),
    ),
  );
}

function documentOf({ messages: [first], missing }: Text): Document {
  const { passage, language } = first as PassageMessage;
  return { text: passage.text, language, analyses: missing };
}

function groupTexts(
  messages: readonly PassageMessage[],
  digests: readonly string[],
  cached: ReadonlyMap<string, KnownAnalyses>,
): Map<string, Text> {
  const groups = Map.groupBy(messages.keys(), (i) => digests[i] as string);
  return new Map(
    [...groups].map(([digest, indices]) => {
      const group = indices.map((i) => messages[i] as PassageMessage);
      const known = cached.get(digest) ?? {};
      const missing = ANALYSES.filter(
        (name) => known[name] === undefined && group.some(({ analyses }) => analyses.includes(name)),
      );
      return [digest, { messages: group, known, missing }];
    }),
  );
}

/** What the cache does not hold yet, with what it does. */
function learntOf(digest: string, { known, detection }: Text): [string, KnownAnalyses][] {
  const { failures: _, ...found } = detection?.analysis ?? { failures: {} };
  return Object.keys(found).length > 0 ? [[digest, { ...known, ...found }]] : [];
}

function findingOf(message: PassageMessage, { messages, known, missing, detection }: Text) {
  const { failures = {}, ...found } = detection?.analysis ?? {};
  const all: KnownAnalyses = { ...known, ...found };
  const wanted = (results: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(results).filter(([name]) => message.analyses.includes(name as Analysis)),
    );
  const isDone = message.analyses.every((name) => all[name] !== undefined || failures[name] !== undefined);
  if (!isDone) return { error: detection?.error ?? new Error('the engine left the passage unanswered') };
  const asked = messages[0] === message ? missing.filter((name) => !detection?.recalled?.includes(name)) : [];
  return {
    analysis: { ...wanted({ ...all }), failures: wanted(failures) } as PassageAnalysis,
    calls: asked.length > 0 ? (detection?.calls ?? []) : [],
    asked,
  };
}
