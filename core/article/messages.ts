import { type Analysis, BASE_ANALYSES, isAnalysis } from './analysis.ts';
import type { Place } from './bundle.ts';
import { PermanentError } from './errors.ts';
import { isLanguage, type Language } from './language.ts';
import type { Passage } from './passage.ts';
import { isNewerVersion, isPipelineVersion, PIPELINE_VERSION } from './pipeline-version.ts';

/** Asks enrich for the analysis of one passage of one generation. */
export interface PassageMessage {
  readonly articleId: string;
  readonly generation: string;
  /** The version of the code that split the passage. */
  readonly pipelineVersion: string;
  readonly language: Language;
  /** The analyses that the generation was started with. */
  readonly analyses: readonly Analysis[];
  readonly passage: Passage;
}

/** Asks publish to make a generation visible, or to sweep the items that older generations left. */
export interface PublicationMessage {
  readonly type: 'publish' | 'resweep';
  readonly articleId: string;
  readonly generation: string;
  /** Publish sends itself this recheck of an article that it left to split. It does not leave it to split again. */
  readonly isSecondLook?: boolean;
}

/** Asks split to process an object again. It has no place in S3's order of events. */
export interface BackfillMessage {
  readonly type: 'backfill';
  readonly bucket: string;
  readonly key: string;
  /** A generation whose items are damaged: split replaces it although it looks complete. */
  readonly replaces?: string;
  /**
   * Split sends itself this recheck in case it dies: it finishes a generation in progress, and starts none that nothing asks
   * for. Messages of earlier code lack the field, and earlier code takes the message for any other backfill.
   */
  readonly isSecondLook?: boolean;
}

/** Tells unbundle of an event of a bundle. Unbundle acts on the object, not on the event. */
export interface BundleEventMessage {
  readonly type: 'begin';
  readonly kind: 'put' | 'delete';
  readonly bucket: string;
  readonly key: string;
  /** Padded; absent for a backfill. */
  readonly sequencer?: string;
  readonly etag?: string;
}

/** Asks unbundle to continue with a version of a bundle after the last slice that is recorded. */
export interface BundleWorkMessage {
  readonly type: 'go-on';
  readonly bucket: string;
  readonly key: string;
  readonly generation: string;
  /** Unbundle sends itself this recheck in case it dies: it starts the reading only where no slice is recorded. */
  readonly isSecondLook?: boolean;
}

/**
 * Asks unbundle to reread a bundle from a position on, and to correct the articles that an older version wrote. Earlier code
 * sends the same type.
 */
export interface BundleRereadMessage {
  readonly type: 'look-again';
  readonly bucket: string;
  readonly key: string;
  readonly generation: string;
  readonly from: Place;
}

export type BundleMessage = BundleEventMessage | BundleWorkMessage | BundleRereadMessage;

/** @throws PermanentError for a body that no version of split sends; Error for one that a newer version may send */
export function parsePassageMessage(body: string): PassageMessage {
  const message = parseObject(body) as Partial<PassageMessage>;
  // Older code had no choice of analyses, and named none.
  const { articleId, generation, pipelineVersion, language, passage, analyses = BASE_ANALYSES } = message;
  if (
    isText(articleId) &&
    isText(generation) &&
    isVersion(pipelineVersion) &&
    isText(language) &&
    isLanguage(language) &&
    Array.isArray(analyses) &&
    analyses.every(isAnalysis) &&
    Number.isSafeInteger(passage?.index) &&
    isText(passage?.text)
  ) {
    return { ...message, analyses } as PassageMessage;
  }
  // During a deployment the new split may run before the new enrich.
  if (isVersion(pipelineVersion) && isNewerVersion(pipelineVersion, PIPELINE_VERSION))
    throw new Error(
      `This is a passage of pipeline ${pipelineVersion}, newer than ${PIPELINE_VERSION}; newer code takes it`,
    );
  throw new PermanentError('This is not a passage message', { quote: body });
}

/** @throws PermanentError for a body that no stage sends */
export function parsePublicationMessage(body: string): PublicationMessage {
  const message = parseObject(body) as Partial<PublicationMessage>;
  const { type, articleId, generation, isSecondLook } = message;
  if ((type === 'publish' || type === 'resweep') && isText(articleId) && isText(generation)) {
    return { type, articleId, generation, ...(isSecondLook === true && { isSecondLook }) };
  }
  throw new PermanentError('This is not a publication message', { quote: body });
}

/** @throws PermanentError for a body that neither split nor unbundle sends */
export function parseBundleMessage(body: string): BundleMessage {
  const message = parseObject(body) as Partial<BundleEventMessage & BundleRereadMessage> & { type?: string };
  const { type, bucket, key, kind, generation, from } = message;
  const isKnown =
    (type === 'begin' && (kind === 'put' || kind === 'delete')) ||
    (type === 'go-on' && isText(generation)) ||
    (type === 'look-again' && isText(generation) && isPlace(from));
  if (isKnown && isText(bucket) && isText(key)) return message as BundleMessage;
  throw new PermanentError('This is not a bundle message', { quote: body });
}

/** @throws PermanentError for a body that is not a JSON object */
export function parseObject(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new PermanentError('This message is not JSON', { quote: body });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new PermanentError('This message is not a JSON object', { quote: body });
}

function isPlace(value: Partial<Place> | undefined): boolean {
  return [value?.position, value?.number].every((count) => Number.isSafeInteger(count) && Number(count) >= 0);
}

function isVersion(value: unknown): value is string {
  return isText(value) && isPipelineVersion(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
