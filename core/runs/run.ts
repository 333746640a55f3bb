import type { ArticleStatus, Reason } from '../article/status.ts';
import type { StageName } from '../runtime/stages.ts';

/** A step of a run. Times are milliseconds after the object was received. */
export interface RunStep {
  readonly step: 'received' | 'split' | 'passage' | 'publish';
  /** Of the passage, from 1. */
  readonly number?: number;
  /**
   * `cached`: every finding came from the cache. `failed`: it was given up, or an analysis of it is missing. `not-yet`: an
   * earlier step comes first.
   */
  readonly state: 'done' | 'cached' | 'working' | 'waiting' | 'failed' | 'not-yet';
  readonly startsAt?: number;
  /** How long the step waited before it began. */
  readonly waitedMs?: number;
  /** Absent where no record says it. */
  readonly tookMs?: number;
  readonly units?: number;
  readonly cachedUnits?: number;
  readonly calls?: number;
  /** Why it failed. */
  readonly cause?: string;
}

/** A message of the object in a dead-letter queue. */
export interface GivenUp {
  readonly stage: StageName;
  readonly cause: string;
  readonly isPermanent: boolean;
  readonly sentAt?: string;
  /** What to do about it. */
  readonly cure: string;
  /** The index of the passage that the message is about. */
  readonly passage?: number;
}

/** What became of the newest version of an object. */
export interface Run {
  readonly articleId: string;
  readonly bucket: string;
  readonly key: string;
  /** Absent where split has recorded nothing of the object. */
  readonly status?: ArticleStatus;
  readonly state: 'done' | 'on-the-way' | 'given-up';
  /** One sentence. */
  readonly summary: string;
  readonly reasons: readonly Reason[];
  readonly detail?: string;
  readonly generation?: string;
  /** The generation that readers see until this one is published. */
  readonly superseded?: string;
  readonly receivedAt?: string;
  readonly endedAt?: string;
  readonly tookMs?: number;
  readonly usage?: { readonly units: number; readonly cachedUnits: number; readonly calls: number };
  readonly steps: readonly RunStep[];
  readonly givenUp: readonly GivenUp[];
  /** Whether every message of the dead-letter queues was looked at. */
  readonly isWholeSearch: boolean;
}
