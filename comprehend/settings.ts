import { OPERATIONS, type OperationName } from './operations.ts';

/** The settings that can be changed while the endpoint runs. */
export interface Settings {
  readonly quotas: {
    /** If false, no call is throttled by a quota. */
    readonly enabled: boolean;
    /** How a quota is counted. AWS does not document how the service counts, so a client should work with both. */
    readonly limiter: 'smooth' | 'per-second';
    /** For the smooth limiter: the burst after a pause, in seconds of the quota. */
    readonly burstSeconds: number;
    /** Quotas in calls per second, where they differ from the service's defaults. */
    readonly perSecond: Readonly<Partial<Record<OperationName, number>>>;
  };
  readonly faults: {
    /** The operations that get the faults below; empty means all. */
    readonly operations: readonly OperationName[];
    /** Milliseconds added to each call, and the most that are added at random besides. */
    readonly latencyMs: number;
    readonly jitterMs: number;
    /** Shares of calls, 0 … 1: throttled, failing with InternalServerException, losing their answer. */
    readonly throttleRate: number;
    readonly errorRate: number;
    /** The call is executed and billed, then its connection is closed without an answer. */
    readonly dropRate: number;
    /** The share of a batch's documents that end in its ErrorList, and the indices that always do. */
    readonly itemErrorRate: number;
    readonly itemErrorIndexes: readonly number[];
    readonly itemErrorCode: string;
  };
  /** The error for a throttled call: the protocol's (400), or the one that the documentation names (429). */
  readonly throttleAs: 'ThrottlingException' | 'TooManyRequestsException';
  /** Whether a document over the limit fails its whole batch, as in recorded errors, or only itself. */
  readonly oversizedDocument: 'call' | 'item';
}

/** The service's own behaviour: quotas on, no faults. */
export const DEFAULT_SETTINGS: Settings = {
  quotas: { enabled: true, limiter: 'smooth', burstSeconds: 1, perSecond: {} },
  faults: {
    operations: [],
    latencyMs: 0,
    jitterMs: 0,
    throttleRate: 0,
    errorRate: 0,
    dropRate: 0,
    itemErrorRate: 0,
    itemErrorIndexes: [],
    itemErrorCode: 'InternalServerException',
  },
  throttleAs: 'ThrottlingException',
  oversizedDocument: 'call',
};

/** A refused setting. The message names the field, its value and the allowed values. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** The allowed values of a field. */
interface Rule {
  readonly wants: string;
  accepts(value: unknown): boolean;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const oneOf = (...names: readonly string[]): Rule => ({
  wants: `one of ${names.join(', ')}`,
  accepts: (value) => names.includes(value as string),
});
const listOf = (each: Rule): Rule => ({
  wants: `a list, each ${each.wants}`,
  accepts: (value) => Array.isArray(value) && value.every((item) => each.accepts(item)),
});
const flag: Rule = { wants: 'true or false', accepts: (value) => typeof value === 'boolean' };
const share: Rule = {
  wants: 'a share, 0 to 1',
  accepts: (value) => isNumber(value) && value >= 0 && value <= 1,
};
const amount: Rule = { wants: 'a number, 0 or more', accepts: (value) => isNumber(value) && value >= 0 };
const index: Rule = {
  wants: 'an index, 0 to 24',
  accepts: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < 25,
};
const word: Rule = { wants: 'a name', accepts: (value) => typeof value === 'string' && /^\w+$/.test(value) };
const operation = oneOf(...OPERATIONS.keys());

type Schema = { readonly [field: string]: Rule | Schema };

const SCHEMA: Schema = {
  quotas: {
    enabled: flag,
    limiter: oneOf('smooth', 'per-second'),
    burstSeconds: amount,
    perSecond: Object.fromEntries([...OPERATIONS.keys()].map((name) => [name, amount])),
  },
  faults: {
    operations: listOf(operation),
    latencyMs: amount,
    jitterMs: amount,
    throttleRate: share,
    errorRate: share,
    dropRate: share,
    itemErrorRate: share,
    itemErrorIndexes: listOf(index),
    itemErrorCode: word,
  },
  throttleAs: oneOf('ThrottlingException', 'TooManyRequestsException'),
  oversizedDocument: oneOf('call', 'item'),
};

/** A part of the settings, as a caller writes it. */
export type SettingsChange = {
  readonly [K in keyof Settings]?: Settings[K] extends object ? Partial<Settings[K]> : Settings[K];
};

/**
 * Completes a part of the settings: a missing field keeps its value of `base`. Unknown fields are refused.
 *
 * @throws SettingsError for an unknown field or a value that is not allowed
 */
export function parseSettings(value: unknown, base: Settings = DEFAULT_SETTINGS): Settings {
  return merge(SCHEMA, base as unknown as Record<string, unknown>, value, '') as unknown as Settings;
}

function merge(
  schema: Schema,
  base: Record<string, unknown>,
  value: unknown,
  path: string,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SettingsError(
      `${path || 'The settings'} must be a JSON object with ${Object.keys(schema).join(', ')}.`,
    );
  }
  const merged = { ...base };
  for (const [field, given] of Object.entries(value)) {
    const name = path === '' ? field : `${path}.${field}`;
    const rule = Object.hasOwn(schema, field) ? schema[field] : undefined;
    if (rule === undefined) {
      throw new SettingsError(`There is no setting "${name}". There are: ${Object.keys(schema).join(', ')}.`);
    }
    if (isRule(rule)) {
      if (!rule.accepts(given)) {
        throw new SettingsError(`"${name}" cannot be ${JSON.stringify(given)}. It must be ${rule.wants}.`);
      }
      merged[field] = given;
    } else {
      merged[field] = merge(rule, merged[field] as Record<string, unknown>, given, name);
    }
  }
  return merged;
}

const isRule = (entry: Rule | Schema): entry is Rule => typeof entry.accepts === 'function';
