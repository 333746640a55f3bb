import type { EntityType } from '../analysis.ts';

/** An owner's aliases, ready for look-ups. A name that no entry mentions is left as it is. */
export interface Aliases {
  /** The digest of what the entries say. It is part of the settings that an article is enriched with. */
  readonly digest: string;
  /**
   * Returns the owner's canonical name for a name; undefined where no entry has it. An entry for one type comes before an
   * entry for all types. Without a type only entries for all types count.
   */
  find(name: string, type?: EntityType): string | undefined;
  /** Tests for a name that the owner hides. An entry for one type hides the name in that type only. */
  hides(name: string, type?: EntityType): boolean;
}
