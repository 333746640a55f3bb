import type { EntityTypeName } from '../found.ts';

/** What the tagger tells; dates and quantities are found by rules. */
export const TAGGED_TYPES = [
  'PERSON',
  'LOCATION',
  'ORGANIZATION',
  'EVENT',
  'TITLE',
  'OTHER',
  'COMMERCIAL_ITEM',
] as const satisfies readonly EntityTypeName[];

/** Label 0 is "no name"; 1 + 2t begins a name of type t, 2 + 2t goes on in it. */
export const LABELS = 1 + 2 * TAGGED_TYPES.length;

/** Whether a label may stand first: it does not go on in a name. */
export const isFirst = (label: number): boolean => label === 0 || label % 2 === 1;

/** A name can only go on where one of its type stands before. */
export function mayFollow(before: number, label: number): boolean {
  return isFirst(label) || before === label || before === label - 1;
}
