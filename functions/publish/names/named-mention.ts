import type { EntityType } from '@copydesk/core/article/analysis';
import { foldName } from '@copydesk/core/article/names/fold-name';

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

/** Mentions with the same identity name the same thing. "Kim Jong-un" is "Kim Jong Un". */
export const identityOf = ({ type, text }: NamedMention): string => `${type}#${foldName(text)}`;
