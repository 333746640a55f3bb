/** How the page names the types of entities, and by which key each is hidden and shown. */
export interface MarkType {
  /** The label over a mark, and the name of its underline. */
  readonly label: string;
  /** In the legend. */
  readonly plural: string;
  /** In a sentence: "a person". */
  readonly word: string;
  readonly types: readonly string[];
}

/** In the order of the legend. The keys 1 to 7 follow it. */
export const MARK_TYPES: readonly MarkType[] = [
  { label: 'person', plural: 'People', word: 'person', types: ['PERSON'] },
  { label: 'org', plural: 'Organisations', word: 'organisation', types: ['ORGANIZATION'] },
  { label: 'place', plural: 'Places', word: 'place', types: ['LOCATION'] },
  { label: 'date', plural: 'Dates', word: 'date', types: ['DATE'] },
  { label: 'qty', plural: 'Quantities', word: 'quantity', types: ['QUANTITY'] },
  { label: 'title', plural: 'Titles and events', word: 'title', types: ['TITLE', 'EVENT'] },
  { label: 'other', plural: 'Other', word: 'other', types: ['COMMERCIAL_ITEM', 'OTHER'] },
];

const WORDS: Readonly<Record<string, string>> = {
  PERSON: 'person',
  ORGANIZATION: 'organisation',
  LOCATION: 'place',
  DATE: 'date',
  QUANTITY: 'quantity',
  TITLE: 'title',
  EVENT: 'event',
  COMMERCIAL_ITEM: 'product',
  OTHER: 'other',
};
/** @param type of the API; an unknown one is shown as it is */
export const typeWord = (type: string): string => WORDS[type] ?? type.toLowerCase();

/** Whether entities of a type are names, which have pages. A date and a quantity are none. */
export const isName = (type: string): boolean => type !== 'DATE' && type !== 'QUANTITY';

/** The types in the order of the page's lists. */
export const NAME_TYPES = [
  'PERSON',
  'ORGANIZATION',
  'LOCATION',
  'EVENT',
  'COMMERCIAL_ITEM',
  'TITLE',
  'OTHER',
];

const LABELS = new Map(MARK_TYPES.flatMap(({ label, types }) => types.map((type) => [type, label])));
export const labelOf = (type: string): string => LABELS.get(type) ?? 'other';

/** "a person", "an organisation" */
export const withArticle = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
