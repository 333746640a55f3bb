/** The table's shape: what the template creates and every key of core/store fills. */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  index: 'gsi1',
  indexPartitionKey: 'gsi1pk',
  indexSortKey: 'gsi1sk',
  timeToLive: 'expiresAt',
} as const;

/** What the index carries besides its keys: enough for a listing without reading the articles. */
export const INDEX_PROJECTION = [
  'articleId',
  'status',
  'generation',
  'published',
  'title',
  'language',
  'publishedAt',
  'receivedAt',
  'sentiment',
  'type',
  'canonical',
  'count',
] as const;
