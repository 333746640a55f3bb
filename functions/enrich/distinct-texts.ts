import { ANALYSES, type Analysis, type PassageAnalysis } from '@copydesk/core/article/analysis';
import { MAX_BATCH_DOCUMENTS } from '@copydesk/core/article/limits';
import type { PassageMessage } from '@copydesk/core/article/messages';
import type { KnownAnalyses } from '@copydesk/core/store/result-cache';
import type { Detection, Document } from './detector.ts';

/** The analysis of one passage, with its calls. */
export interface Finding {
  readonly analysis: PassageAnalysis;
  /** Ids of the service calls that took part. */
  readonly calls: readonly string[];
  /** The analyses that the engine was asked for. The others were known. */
  readonly asked: readonly Analysis[];
}

/** One distinct text, with the messages that hold it. */
export interface Text {
  /** Of its language, engine and pipeline version, too: see digestOfAnalysis in core/store/result-cache.ts. */
  readonly digest: string;
  readonly messages: readonly PassageMessage[];
  readonly known: KnownAnalyses;
  /** The analyses that the messages ask for and the cache does not hold. */
  readonly missing: readonly Analysis[];
}

/** @param digests aligned with the messages */
export function groupTexts(
  messages: readonly PassageMessage[],
  digests: readonly string[],
  cached: ReadonlyMap<string, KnownAnalyses>,
): Text[] {
  const groups = Map.groupBy(messages.keys(), (i) => digests[i] as string);
  return [...groups].map(([digest, indices]) => {
    const group = indices.map((i) => messages[i] as PassageMessage);
    const known = cached.get(digest) ?? {};
    const missing = ANALYSES.filter(
      (name) => known[name] === undefined && group.some(({ analyses }) => analyses.includes(name)),
    );
    return { digest, messages: group, known, missing };
  });
}

/**
 * The texts with analyses missing, in packs of one call of each analysis. An answer is cached as soon as its pack is
 * answered, and other functions that wait with the same text need not ask.
 */
export function packTexts(texts: readonly Text[]): Text[][] {
  const open = texts.filter(({ missing }) => missing.length > 0);
  const alike = Map.groupBy(open, ({ messages, missing }) => `${messages[0]?.language} ${missing}`);
  return [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / MAX_BATCH_DOCUMENTS) }, (_, i) =>
      group.slice(i * MAX_BATCH_DOCUMENTS, (i + 1) * MAX_BATCH_DOCUMENTS),
    ),
  );
}

export function documentOf({ messages: [first], missing }: Text): Document {
  const { passage, language } = first as PassageMessage;
  return { text: passage.text, language, analyses: missing };
}

/** All that is known of a text after its detection, by its digest. No entry where nothing was found. */
export function learntOf({ digest, known }: Text, detection: Detection): [string, KnownAnalyses][] {
  const { failures: _, ...found } = detection.analysis;
  return Object.keys(found).length > 0 ? [[digest, { ...known, ...found }]] : [];
}

/**
 * The finding for one message of a text. The first message bears the calls and the units; the others are as if cached.
 *
 * @param detection undefined where nothing was missing
 * @param isLastReceive whether the message is not received again: what the engine failed on is then given up
 */
export function findingOf(
  message: PassageMessage,
  { messages, known, missing }: Text,
  detection: Detection | undefined,
  isLastReceive = false,
): Finding | { readonly error: Error } {
  const { failures: refused, ...found } = detection?.analysis ?? {};
  const givenUp = /* guard: an analysis that failed is given up at the last receive only */ isLastReceive
    ? (detection?.failing ?? [])
    : [];
  const failures: PassageAnalysis['failures'] = {
    ...refused,
    ...Object.fromEntries(givenUp.map((name) => [name, 'ITEM_FAILED' as const])),
  };
  const all: KnownAnalyses = { ...known, ...found };
  const isDone = message.analyses.every((name) => all[name] !== undefined || failures[name] !== undefined);
  if (!isDone) return { error: detection?.error ?? new Error('The engine left the passage unanswered') };
  const wanted = (results: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(results).filter(([name]) => message.analyses.includes(name as Analysis)),
    );
  const asked = messages[0] === message ? missing.filter((name) => !detection?.recalled?.includes(name)) : [];
  return {
    analysis: { ...wanted({ ...all }), failures: wanted(failures) } as PassageAnalysis,
    calls: asked.length > 0 ? (detection?.calls ?? []) : [],
    asked,
  };
}
