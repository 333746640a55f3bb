import type { EntityType } from '@copydesk/core/article/analysis';

/** One mention of an article, with the name that it goes by so far. */
export interface NamedMention {
  readonly type: EntityType;
  readonly text: string;
}

/** Two spellings of one name fold to the same string: "U.S." and "US", "IRAN" and "Iran". But 1.5 is not 15. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,](?!\d)/gu, '');
}

/** Mentions with the same identity name the same thing. */
export function identityOf({ type, text }: NamedMention): string {
  return `${type}#${foldName(text)}`;
}
