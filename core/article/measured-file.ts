import type { BundleStop, ItemFaultReason } from './bundle.ts';
import type { Language } from './language.ts';
import type { RejectionReason } from './status.ts';

/** An article as the pipeline would read and cut it, without its text. */
export interface MeasuredArticle {
  readonly language: Language;
  /** Code points of its text. */
  readonly chars: number;
  readonly passages: readonly MeasuredPassage[];
}

export interface MeasuredPassage {
  /** Code points. */
  readonly chars: number;
  /** Equal for passages of the same text and language: the cache answers for all but the first. */
  readonly digest: string;
}

/** An item of a bundle that becomes no article, or a rejected one. */
export interface MeasuredFault {
  /** Its line or its number in the bundle; 1-based. */
  readonly number: number;
  readonly reason: ItemFaultReason | RejectionReason;
  readonly detail: string;
}

export interface MeasuredBundle {
  readonly kind: 'bundle';
  /** The pipeline reads a bundle only under bundles/. Elsewhere it rejects the file. */
  readonly isElsewhere: boolean;
  readonly articles: readonly MeasuredArticle[];
  /** How many of its items become no article, or a rejected one. */
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly MeasuredFault[];
  /** Why the rest of it cannot be read. */
  readonly stop?: BundleStop;
}

/** What the pipeline would make of a file. */
export type MeasuredFile =
  | { readonly kind: 'article'; readonly article: MeasuredArticle }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason; readonly detail: string }
  | MeasuredBundle;

/** The request to a process that measures files. */
export interface MeasureRequest {
  /** Of the file on this machine. */
  readonly path: string;
  /** Of the object that it would be uploaded to. */
  readonly key: string;
  /** The length that passages aim at. */
  readonly targetChars: number;
}

export type MeasureAnswer = { readonly measured: MeasuredFile } | { readonly error: string };
