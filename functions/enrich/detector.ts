import type { PassageAnalysis } from '../../core/article/analysis.ts';
import type { Language } from '../../core/article/language.ts';
import type { Engine } from '../../core/store/items.ts';

/** A text to be analysed: not blank, and at most MAX_PASSAGE_BYTES long. */
export interface Document {
  readonly text: string;
  readonly language: Language;
}

/** What an engine made of one document; or what went wrong that trying again may cure. */
export type Detection =
  | { readonly analysis: PassageAnalysis; readonly calls: readonly string[] }
  | { readonly error: Error };

/** The one port of analysis: documents in, detections out, aligned by index. */
export interface Detector {
  readonly engine: Engine;
  detect(documents: readonly Document[]): Promise<readonly Detection[]>;
}
