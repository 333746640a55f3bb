import type { PassageMessage } from '@copydesk/core/article/messages';
import type { Log } from '@copydesk/core/runtime/logger';
import { type AnalysisCache, digestOfAnalysis } from '@copydesk/core/store/result-cache';
import type { Detection, Detector, Document } from './detector.ts';
import {
  documentOf,
  type Finding,
  findingOf,
  groupTexts,
  learntOf,
  packTexts,
  type Text,
} from './distinct-texts.ts';
import { nameArticles } from './name-articles.ts';

export interface AnalysePorts {
  readonly cache: AnalysisCache;
  readonly detector: Detector;
  readonly log: Log;
  readonly pipelineVersion: string;
  /** The latest instant at which a call of the engine may start, in milliseconds since the epoch. */
  readonly deadline: number;
  now(): Date;
}

/**
 * Analyses each distinct text once. It does not ask the engine for an analysis that is cached, nor twice for a text that
 * several messages hold. Answers are cached before any is recorded, each analysis by itself. So neither a crash between the
 * two nor a failed analysis has another analysis of the same text billed again.
 *
 * @param lastReceives aligned with the messages: whether one that fails now is not received again
 * @returns aligned with the messages
 */
export async function analyseOnce(
  messages: readonly PassageMessage[],
  ports: AnalysePorts,
  lastReceives: readonly boolean[] = [],
): Promise<readonly (Finding | { readonly error: Error })[]> {
  if (messages.length === 0) return [];
  const { cache, detector, pipelineVersion, now } = ports;
  const seconds = Math.floor(now().getTime() / 1000);
  const digests = messages.map(({ passage, language }) =>
    digestOfAnalysis(passage.text, language, detector.engine, pipelineVersion),
  );
  // guard: the cache is read before Comprehend is called
  const cached = await cache.read(digests, seconds);
  const texts = groupTexts(messages, digests, cached);
  const detected = await Promise.all(packTexts(texts).map((pack) => detectPack(pack, seconds, ports)));
  const detectionOf = new Map(detected.flat());
  const textOf = new Map(texts.map((text) => [text.digest, text]));
  return messages.map((message, i) => {
    const text = textOf.get(digests[i] as string) as Text;
    return findingOf(message, text, detectionOf.get(text), lastReceives[i]);
  });
}

/** Has the texts of one pack analysed, and caches the answers. A detector that throws has failed on each text. */
async function detectPack(
  pack: readonly Text[],
  seconds: number,
  { cache, detector, deadline, log }: AnalysePorts,
): Promise<[Text, Detection][]> {
  const documents = pack.map(documentOf);
  const digestOfDocument = new Map(documents.map((document, i) => [document, pack[i]?.digest ?? '']));
  const recall = async (asked: readonly Document[]) => {
    const sought = asked.map((document) => digestOfDocument.get(document) ?? '');
    const known = await cache.read(sought, seconds);
    return sought.map((digest) => known.get(digest) ?? {});
  };
  const detections = await detector
    .detect(documents, deadline, recall)
    .catch((error: Error) => documents.map(() => ({ analysis: { failures: {} }, calls: [], error })));
  const detected = pack.flatMap((text, i): [Text, Detection][] =>
    detections[i] ? [[text, detections[i]]] : [],
  );
  // An answer is billed: it is recorded also where it cannot be cached.
  await cache
    .write(new Map(detected.flatMap(([text, detection]) => learntOf(text, detection))), seconds)
    .catch((error: Error) =>
      log.warn('Analyses could not be cached: a redelivery bills them again', {
        ...nameArticles(pack.flatMap(({ messages }) => messages)),
        error,
      }),
    );
  return detected;
}
