import type { FoundEntity } from '../found.ts';
import type { Grammar } from './grammar.ts';

/** What the passes need to know of a language that has a model of names only. */
export interface LanguageRules {
  readonly grammar: Grammar;
  /** Words before a person's name that are not part of it. */
  readonly honorifics: ReadonlySet<string>;
  readonly findDates: (text: string) => FoundEntity[];
  readonly findQuantities: (text: string) => FoundEntity[];
}
