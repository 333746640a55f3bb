import { type Analysis, BASE_ANALYSES, isAnalysis } from './analysis.ts';
import type { Place } from './bundle.ts';
import { PermanentError } from './errors.ts';
import { isLanguage, type Language } from './language.ts';
import type { Passage } from './passage.ts';
import { PIPELINE_VERSION } from './pipeline-version.ts';

/** Asks enrich for the analysis of one passage of one generation. */
export interface PassageMessage {
  readonly articleId: string;
  readonly generation: string;
  /** The version of the code that split the passage. */
  readonly pipelineVersion: string;
  readonly language: Language;
  /** What the generation was begun with. */
  readonly analyses: readonly Analysis[];
  readonly passage: Passage;
}

/** Asks publish to look at a generation: to make it visible, or to sweep up what older ones left. */
export interface PublicationMessage {
  readonly type: 'publish' | 'resweep';
  readonly articleId: string;
  readonly generation: string;
  /** Sent by publish to come after an article that it left to split: it does not leave it to split again. */
  readonly isSecondLook?: boolean;
}

/** Asks split to look at an object again. A hint with no place in S3's order of events. */
export interface BackfillMessage {
  readonly type: 'backfill';
  readonly bucket: string;
  readonly key: string;
  /** A generation whose items are damaged: it is begun anew although it looks done. */
  readonly replaces?: string;
  /**
   * Sent by split to come after itself, should it die: what stands is to be finished, and nothing done again. A message of
   * an earlier version lacks it, and one that does not know it takes it for any other backfill.
   */
  readonly isSecondLook?: boolean;
}

/** Tells unbundle that something happened to a bundle. A hint: the object is the truth. */
export interface BundleEventMessage {
  readonly type: 'begin';
  readonly kind: 'put' | 'delete';
  readonly bucket: string;
  readonly key: string;
  /** Padded; absent for a backfill. */
  readonly sequencer?: string;
  readonly etag?: string;
}

/** Asks unbundle to go on with a version of a bundle, wherever its records say that it stands. */
export interface BundleWorkMessage {
  readonly type: 'go-on';
  readonly bucket: string;
  readonly key: string;
  readonly generation: string;
  /** Sent by unbundle to come after itself, should it die: it begins the reading only if nobody has. */
  readonly isSecondLook?: boolean;
}

/** Asks unbundle to reread a bundle, from a place on, and to put right what an older version wrote. Earlier code sends the same type. */
export interface BundleRereadMessage {
  readonly type: 'look-again';
  readonly bucket: string;
  readonly key: string;
  readonly generation: string;
  readonly from: Place;
}

export type BundleMessage = BundleEventMessage | BundleWorkMessage | BundleRereadMessage;

/** @throws PermanentError for a body that no version of split has sent; Error for one that a newer version may have */
export function parsePassageMessage(body: string): PassageMessage {
  const message = parseObject(body) as Partial<PassageMessage>;
  // Versions before there was a choice named no analyses.
  const { articleId, generation, pipelineVersion, language, passage, analyses = BASE_ANALYSES } = message;
  if (
    isText(articleId) &&
    isText(generation) &&
    isText(pipelineVersion) &&
    isText(language) &&
    isLanguage(language) &&
    Array.isArray(analyses) &&
    analyses.every(isAnalysis) &&
    Number.isSafeInteger(passage?.index) &&
    isText(passage?.text)
  ) {
    return { ...message, analyses } as PassageMessage;
  }
  // While a version is deployed, its split may be there before its enrich.
  if (isText(pipelineVersion) && pipelineVersion > PIPELINE_VERSION)
    throw new Error(`This is a passage of pipeline ${pipelineVersion}, newer than ${PIPELINE_VERSION}`);
  throw new PermanentError(`This is no passage message: ${body.slice(0, 200)}`);
}

/** @throws PermanentError for a body that no stage has sent */
export function parsePublicationMessage(body: string): PublicationMessage {
  const message = parseObject(body) as Partial<PublicationMessage>;
  const { type, articleId, generation, isSecondLook } = message;
  if ((type === 'publish' || type === 'resweep') && isText(articleId) && isText(generation)) {
    return { type, articleId, generation, ...(isSecondLook === true && { isSecondLook }) };
  }
  throw new PermanentError(`This is no publication message: ${body.slice(0, 200)}`);
}

/** @throws PermanentError for a body that neither split nor unbundle has sent */
export function parseBundleMessage(body: string): BundleMessage {
  const message = parseObject(body) as Partial<BundleEventMessage & BundleRereadMessage> & { type?: string };
  const { type, bucket, key, kind, generation, from } = message;
  const isKnown =
    (type === 'begin' && (kind === 'put' || kind === 'delete')) ||
    (type === 'go-on' && isText(generation)) ||
    (type === 'look-again' && isText(generation) && isPlace(from));
  if (isKnown && isText(bucket) && isText(key)) return message as BundleMessage;
  throw new PermanentError(`This is no bundle message: ${body.slice(0, 200)}`);
}

/** @throws PermanentError for a body that is not a JSON object */
export function parseObject(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new PermanentError(`This message is not JSON: ${body.slice(0, 200)}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new PermanentError(`This message is not a JSON object: ${body.slice(0, 200)}`);
}

function isPlace(value: Partial<Place> | undefined): boolean {
  return [value?.position, value?.number].every((count) => Number.isSafeInteger(count) && Number(count) >= 0);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
