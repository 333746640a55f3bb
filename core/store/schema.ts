/**
 * The names of the table's keys: the template creates them, and every key in keys.ts has them. They cannot change after a
 * deployment: CloudFormation replaces a table whose key changes by an empty one. The index carries the keys alone, and that
 * cannot change either: DynamoDB can change only the throughput of an index. For other attributes, add an index with another
 * name.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexUpdate.html
 */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  index: 'gsi1',
  indexPartitionKey: 'gsi1pk',
  indexSortKey: 'gsi1sk',
  timeToLive: 'expiresAt',
} as const;
