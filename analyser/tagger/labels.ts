import type { EntityTypeName } from '../found.ts';

/** The entity types that the tagger finds. Rules find dates and quantities. */
export const TAGGED_TYPES = [
  'PERSON',
  'LOCATION',
  'ORGANIZATION',
  'EVENT',
  'TITLE',
  'OTHER',
  'COMMERCIAL_ITEM',
] as const satisfies readonly EntityTypeName[];

/** Label 0 is "no name"; 1 + 2t begins a name of type t; 2 + 2t continues it. */
export const LABELS = 1 + 2 * TAGGED_TYPES.length;

/** Whether a label may be the first of a sentence: it continues no name. */
export const isFirst = (label: number): boolean => label === 0 || label % 2 === 1;

/** A label that continues a name must follow a label of the same type. */
export function mayFollow(before: number, label: number): boolean {
  return isFirst(label) || before === label || before === label - 1;
}
