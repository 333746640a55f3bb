import type { Analysis } from './analysis.ts';

export const ENGINES = ['comprehend', 'embedded'] as const;
export type EngineName = (typeof ENGINES)[number];

/**
 * What an owner chooses about how articles are enriched. A generation is finished with the settings that it was begun
 * with: they stand with its head, since passages are told by their index and must be planned again as they were.
 */
export interface Settings {
  readonly engine: EngineName;
  readonly analyses: readonly Analysis[];
  /** Characters that a passage aims at. */
  readonly targetChars: number;
}

export function areSameSettings(a: Settings, b: Settings): boolean {
  return (
    a.engine === b.engine &&
    a.targetChars === b.targetChars &&
    a.analyses.length === b.analyses.length &&
    a.analyses.every((analysis) => b.analyses.includes(analysis))
  );
}
