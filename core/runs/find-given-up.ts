import { articleIdOf } from '../article/article-id.ts';
import type { DeadLetter } from '../runtime/peek-dead-letters.ts';
import type { StageName } from '../runtime/stages.ts';
import type { GivenUp } from './run.ts';

const DIED = 'No answer: the function crashed, timed out, or was not started';

/** A dead letter, and the object that it is about, where the letter names it. */
export interface FoundLetter {
  readonly letter: GivenUp;
  readonly source?: ObjectName;
}

/**
 * The dead letters that are about an object.
 *
 * @param letters of one stage
 */
export function findGivenUp(
  stage: StageName,
  letters: readonly DeadLetter[],
  articleId: string,
): FoundLetter[] {
  return letters.flatMap(({ body, cause = DIED, isPermanent, sentAt }) => {
    const about = subjectsOf(body).find((subject) => subject.articleId === articleId);
    if (!about) return [];
    const letter: GivenUp = {
      stage,
      cause,
      isPermanent,
      ...(sentAt && { sentAt }),
      cure: isPermanent
        ? `Trying again alone cannot help. Find the cause, deploy a cure, and run copydesk redrive ${stage}.`
        : `Run copydesk redrive ${stage}.`,
      ...(about.passage !== undefined && { passage: about.passage }),
    };
    return [{ letter, ...(about.source && { source: about.source }) }];
  });
}

interface ObjectName {
  readonly bucket: string;
  readonly key: string;
}

interface Subject {
  readonly articleId: string;
  readonly source?: ObjectName;
  readonly passage?: number;
}

/** The articles that a message of any stage is about. A body that is no message is about none. */
function subjectsOf(body: string): Subject[] {
  const message = parse(body);
  if (!message) return [];
  const { articleId, passage, bucket, key, Records, detail } = message as {
    articleId?: unknown;
    passage?: { index?: unknown };
    bucket?: unknown;
    key?: unknown;
    Records?: unknown;
    detail?: { bucket?: { name?: unknown }; object?: { key?: unknown } };
  };
  if (typeof articleId === 'string')
    return [{ articleId, ...(typeof passage?.index === 'number' && { passage: passage.index }) }];
  if (typeof bucket === 'string' && typeof key === 'string') return [ofObject(bucket, key)];
  if (Array.isArray(Records)) return Records.flatMap((record) => ofRecord(record as S3Record));
  const { bucket: { name } = {}, object: { key: named } = {} } = detail ?? {};
  return typeof name === 'string' && typeof named === 'string' ? [ofObject(name, named)] : [];
}

interface S3Record {
  readonly s3?: { readonly bucket?: { readonly name?: string }; readonly object?: { readonly key?: string } };
}

/** Keys in S3's notifications are form-encoded; those of EventBridge are not. */
function ofRecord({ s3 }: S3Record): Subject[] {
  const { name } = s3?.bucket ?? {};
  const { key } = s3?.object ?? {};
  if (name === undefined || key === undefined) return [];
  try {
    return [ofObject(name, decodeURIComponent(key.replaceAll('+', ' ')))];
  } catch {
    return [];
  }
}

const ofObject = (bucket: string, key: string): Subject => ({
  articleId: articleIdOf(bucket, key),
  source: { bucket, key },
});

function parse(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
