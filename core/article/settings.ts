import type { Analysis } from './analysis.ts';

export const ENGINES = ['comprehend', 'embedded'] as const;
export type EngineName = (typeof ENGINES)[number];

/**
 * An owner's choices about how articles are enriched. A generation is finished with the settings that it was started with.
 * The head keeps them: a passage is known by its index, so a redelivery must plan the same passages again.
 */
export interface Settings {
  readonly engine: EngineName;
  readonly analyses: readonly Analysis[];
  /** The length that passages aim at, in characters. */
  readonly targetChars: number;
  /** The digest of the owner's alias file; absent without one. */
  readonly aliases?: string;
}

export function areSameSettings(a: Settings, b: Settings): boolean {
  return a.aliases === b.aliases && areAnalysedAlike(a, b);
}

/** Whether the same passages are sent to the same analyses, so that their findings are the same. */
export function areAnalysedAlike(a: Settings, b: Settings): boolean {
  return (
    a.engine === b.engine &&
    a.targetChars === b.targetChars &&
    a.analyses.length === b.analyses.length &&
    a.analyses.every((analysis) => b.analyses.includes(analysis))
  );
}
