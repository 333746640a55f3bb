import type { EntityType } from '@copydesk/core/article/analysis';

/** One mention of an article, with the name that it has so far. */
export interface NamedMention {
  readonly type: EntityType;
  readonly text: string;
  /** The text of the article directly before and after the mention. */
  readonly before?: string;
  readonly after?: string;
  readonly honorific?: Honorific;
}

/** The title before a person's name, which says who is meant: "Mrs.", of a woman; "Mr. and Mrs.", of both. */
export interface Honorific {
  readonly text: string;
  readonly of: Gender | 'both';
}

export type Gender = 'male' | 'female';

/** Two spellings of one name fold to the same string: "U.S." and "US", "IRAN" and "Iran". But 1.5 is not 15. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,](?!\d)/gu, '');
}

/** Mentions with the same identity name the same thing. "Kim Jong-un" is "Kim Jong Un". */
export function identityOf({ type, text }: NamedMention): string {
  const folded = foldName(text);
  return `${type}#${type === 'PERSON' ? folded.replaceAll('-', ' ') : folded}`;
}
