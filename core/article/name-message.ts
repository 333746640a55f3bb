import { articleIdOf } from './article-id.ts';

/** What a log line says about a message: which article it is about, and nothing of its text. */
export interface MessageName {
  readonly articleId?: string;
  readonly generation?: string;
  readonly key?: string;
}

/** Names the article that a message of any stage is about. A message that names none, or is no JSON, has no name. */
export function nameMessage(body: string): MessageName {
  let message: Record<string, unknown>;
  try {
    message = Object(JSON.parse(body));
  } catch {
    return {};
  }
  const { articleId, generation } = message;
  const { bucket, key } = placeIn(message);
  const id = isName(articleId) ? articleId : bucket && key ? articleIdOf(bucket, key) : undefined;
  return {
    ...(id && { articleId: id }),
    ...(isName(generation) && { generation }),
    ...(key && { key }),
  };
}

/** The bucket and the key of a backfill, of a bundle, or of the first object of an event. */
function placeIn(message: Record<string, unknown>): { bucket?: string; key?: string } {
  const [record] = Array.isArray(message.Records) ? message.Records : [];
  const { bucket, object } = Object(Object(record).s3 ?? message.detail);
  const isEncoded = record !== undefined;
  const names = isEncoded || message.detail ? [bucket?.name, object?.key] : [message.bucket, message.key];
  if (!names.every(isName)) return {};
  const [name, key] = names as [string, string];
  try {
    return { bucket: name, key: isEncoded ? decodeURIComponent(key.replaceAll('+', ' ')) : key };
  } catch {
    return { bucket: name };
  }
}

/** Longer than any id and any key: a field that holds more is no name. */
const MAX_NAME = 1_024;

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_NAME;
