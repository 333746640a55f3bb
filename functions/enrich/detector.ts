import type { Analysis, PassageAnalysis } from '@copydesk/core/article/analysis';
import type { Language } from '@copydesk/core/article/language';
import type { Engine } from '@copydesk/core/store/items';

/** A text to be analysed: not blank, and at most MAX_PASSAGE_BYTES long. */
export interface Document {
  readonly text: string;
  readonly language: Language;
  readonly analyses: readonly Analysis[];
}

/** An engine's answer for one document. */
export interface Detection {
  /** Findings and permanent failures. */
  readonly analysis: PassageAnalysis;
  /** Ids of the service calls that took part. */
  readonly calls: readonly string[];
  /** Why an analysis is neither found nor failed. A retry may cure it. */
  readonly error?: Error;
  /**
   * The analyses on which the service failed for this text by itself, at every attempt. They are part of `error`: a retry may
   * cure them. After the last one they count as failed, since other texts of the same calls were answered.
   */
  readonly failing?: readonly Analysis[];
  /** The analyses that were recalled, and for which the engine was not asked. */
  readonly recalled?: readonly Analysis[];
}

/** Returns the findings that were cached since the documents were handed over, aligned with the documents. */
export type Recall = (
  documents: readonly Document[],
) => Promise<readonly Omit<PassageAnalysis, 'failures'>[]>;

/** The port of analysis. Takes documents and returns detections, aligned by index. */
export interface Detector {
  readonly engine: Engine;
  /** Whether its answers are billed by the unit. */
  readonly isBilled: boolean;
  /**
   * @param deadline the latest instant at which a call may start, in milliseconds since the epoch
   * @param recall called with the documents of a call that had to wait, just before the call is billed
   */
  detect(documents: readonly Document[], deadline: number, recall?: Recall): Promise<readonly Detection[]>;
}
