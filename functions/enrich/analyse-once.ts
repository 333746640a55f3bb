import type { PassageAnalysis } from '../../core/article/analysis.ts';
import type { PassageMessage } from '../../core/article/messages.ts';
import type { Log } from '../../core/runtime/logger.ts';
import type { ResultCache } from '../../core/store/result-cache.ts';
import { digestOf } from '../../core/store/result-cache.ts';
import type { Detector } from './detector.ts';

/** An analysis, and what it took. */
export interface Finding {
  readonly analysis: PassageAnalysis;
  /** Ids of the service calls that took part. */
  readonly calls: readonly string[];
  /** Nothing was billed for it. */
  readonly cached: boolean;
}

interface Ports {
  readonly cache: Pick<ResultCache, 'read' | 'write'>;
  readonly detector: Detector;
  readonly log: Log;
  readonly pipelineVersion: string;
  now(): Date;
}

/**
 * Analyses each distinct text once: one that the cache holds is not billed, and one that stands several times among
 * the messages is billed for the first. Answers are in the cache before any is recorded, so a crash between the two
 * costs nothing.
 *
 * @returns aligned with the messages
 */
export async function analyseOnce(
  messages: readonly PassageMessage[],
  { cache, detector, log, pipelineVersion, now }: Ports,
): Promise<readonly (Finding | { readonly error: Error })[]> {
  if (messages.length === 0) return [];
  const seconds = Math.floor(now().getTime() / 1000);
  const digests = messages.map(({ passage, language, analyses }) =>
    digestOf(passage.text, language, detector.engine, analyses, pipelineVersion),
  );
  const cached = await cache.read(digests, seconds);
  const firstOf = new Map<string, number>();
  digests.forEach((digest, i) => {
    if (!cached.has(digest) && !firstOf.has(digest)) firstOf.set(digest, i);
  });
  const unknown = [...firstOf.values()].map((i) => messages[i] as PassageMessage);
  const detections = await detector.detect(
    unknown.map(({ passage, language, analyses }) => ({ text: passage.text, language, analyses })),
  );
  const detected = new Map([...firstOf.keys()].map((digest, i) => [digest, detections[i]]));

  const whole = [...detected].flatMap(([digest, detection]): [string, PassageAnalysis][] =>
    detection && 'analysis' in detection && isWhole(detection.analysis) ? [[digest, detection.analysis]] : [],
  );
  // What is billed is worth recording also where it cannot be cached.
  await cache
    .write(new Map(whole), seconds)
    .catch((error: Error) => log.warn('Analyses could not be cached: a redelivery bills them again', error));

  return digests.map((digest, i) => {
    const known = cached.get(digest);
    if (known) return { analysis: known, calls: [], cached: true };
    const detection = detected.get(digest) ?? { error: new Error('the engine left the passage unanswered') };
    return 'error' in detection ? detection : { ...detection, cached: firstOf.get(digest) !== i };
  });
}

/** A failure is never cached: the next run of the text may fare better. */
function isWhole(analysis: PassageAnalysis): boolean {
  return Object.keys(analysis.failures).length === 0;
}
