/** The analyses of a document. */
export type Kind = 'Entities' | 'Sentiment' | 'DominantLanguage' | 'KeyPhrases' | 'TargetedSentiment';

export type OperationName = `Detect${Kind}` | `BatchDetect${Kind}`;

export interface Operation {
  readonly name: OperationName;
  readonly kind: Kind;
  readonly batch: boolean;
  /** Most UTF-8 bytes of one document. */
  readonly maxBytes: number;
  /** The default quota of an account, in calls per second. */
  readonly perSecond: number;
  /** The accepted values of LanguageCode; empty if the operation has no LanguageCode. */
  readonly languages: readonly string[];
}

/** In the order of the service's own error messages. */
const ALL_LANGUAGES = ['hi', 'de', 'zh-TW', 'ko', 'pt', 'en', 'it', 'fr', 'zh', 'es', 'ar', 'ja'];

const KINDS: readonly Pick<Operation, 'kind' | 'maxBytes' | 'perSecond' | 'languages'>[] = [
  { kind: 'Entities', maxBytes: 100_000, perSecond: 20, languages: ALL_LANGUAGES },
  { kind: 'Sentiment', maxBytes: 5_000, perSecond: 20, languages: ALL_LANGUAGES },
  { kind: 'DominantLanguage', maxBytes: 100_000, perSecond: 40, languages: [] },
  { kind: 'KeyPhrases', maxBytes: 100_000, perSecond: 20, languages: ALL_LANGUAGES },
  { kind: 'TargetedSentiment', maxBytes: 5_000, perSecond: 20, languages: ['en'] },
];

/**
 * The operations of this endpoint, with the documented limits and default quotas. "KB" in that page is decimal.
 * https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
 */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  KINDS.flatMap((kind): [string, Operation][] => [
    [`Detect${kind.kind}`, { ...kind, name: `Detect${kind.kind}`, batch: false }],
    [
      `BatchDetect${kind.kind}`,
      { ...kind, name: `BatchDetect${kind.kind}`, batch: true, maxBytes: 5_000, perSecond: 10 },
    ],
  ]),
);

const TARGET_PREFIX = 'Comprehend_20171127.';

/** @param target the X-Amz-Target header */
export function operationOf(target: string): Operation | undefined {
  return target.startsWith(TARGET_PREFIX) ? OPERATIONS.get(target.slice(TARGET_PREFIX.length)) : undefined;
}
