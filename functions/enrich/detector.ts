import type { Analysis, PassageAnalysis } from '@copydesk/core/article/analysis';
import type { Language } from '@copydesk/core/article/language';
import type { Engine } from '@copydesk/core/store/items';

/** A text to be analysed: not blank, and at most MAX_PASSAGE_BYTES long. */
export interface Document {
  readonly text: string;
  readonly language: Language;
  /** What it is to be analysed for. */
  readonly analyses: readonly Analysis[];
}

/** What an engine made of one document. */
export interface Detection {
  /** What was found, and what failed for good. */
  readonly analysis: PassageAnalysis;
  /** Ids of the service calls that took part. */
  readonly calls: readonly string[];
  /** Why an analysis is neither: trying again may cure it. */
  readonly error?: Error;
  /** What was recalled, and not asked for after all. */
  readonly recalled?: readonly Analysis[];
}

/** What has become known of documents since they were handed over, aligned with them. */
export type Recall = (
  documents: readonly Document[],
) => Promise<readonly Omit<PassageAnalysis, 'failures'>[]>;

/** The one port of analysis: documents in, detections out, aligned by index. */
export interface Detector {
  readonly engine: Engine;
  /** Whether what it answers is billed by the unit. */
  readonly isBilled: boolean;
  /**
   * @param deadline milliseconds since the epoch: the latest instant at which it begins a call
   * @param recall asked for the documents of a call that had to wait, just before it is billed
   */
  detect(documents: readonly Document[], deadline: number, recall?: Recall): Promise<readonly Detection[]>;
}
