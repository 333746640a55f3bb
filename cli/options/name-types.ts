/** The types of entities that are names: dates and quantities have no rows to ask for. */
export const NAME_TYPES = [
  'person',
  'organization',
  'location',
  'event',
  'commercial_item',
  'title',
  'other',
] as const;
export const SENTIMENTS = ['positive', 'negative', 'neutral', 'mixed'] as const;
