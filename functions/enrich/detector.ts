import type { Analysis, PassageAnalysis } from '../../core/article/analysis.ts';
import type { Language } from '../../core/article/language.ts';
import type { Engine } from '../../core/store/items.ts';

/** A text to be analysed: not blank, and at most MAX_PASSAGE_BYTES long. */
export interface Document {
  readonly text: string;
  readonly language: Language;
  /** What it is to be analysed for. */
  readonly analyses: readonly Analysis[];
}

/** What an engine made of one document; or what went wrong that trying again may cure. */
export type Detection =
  | { readonly analysis: PassageAnalysis; readonly calls: readonly string[] }
  | { readonly error: Error };

/** The one port of analysis: documents in, detections out, aligned by index. */
export interface Detector {
  readonly engine: Engine;
  /** Whether what it answers is billed by the unit. */
  readonly isBilled: boolean;
  detect(documents: readonly Document[]): Promise<readonly Detection[]>;
}
