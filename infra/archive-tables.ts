import { ARCHIVE_TABLES, type ArchiveTable, type ColumnType } from '@copydesk/core/archive/tables';
import { Names, Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface ArchiveTablesProps {
  /** Of the Parquet files. */
  readonly archive: IBucket;
}

/** Athena looks for files of these days only: no crawler has to find them. */
const DAYS = '2000-01-01,NOW+1DAYS';
const TYPES: Readonly<Record<ColumnType, string>> = {
  INT32: 'int',
  DOUBLE: 'double',
  STRING: 'string',
  TIMESTAMP: 'timestamp',
};
const PARQUET = 'org.apache.hadoop.hive.ql.io.parquet';

/**
 * The Parquet files as tables that Athena reads: articles, entities and mentions, each with the column `day`.
 *
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
export class ArchiveTables extends Construct {
  readonly databaseName: string;

  constructor(scope: Construct, id: string, { archive }: ArchiveTablesProps) {
    super(scope, id);
    // A database's name is unique in an account's region.
    this.databaseName = Names.uniqueResourceName(this, { separator: '_', maxLength: 100 }).toLowerCase();
    const catalogId = Stack.of(this).account;
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: {
        name: this.databaseName,
        description: 'Copydesk: the articles of each day, their entities and mentions',
      },
    });
    for (const name of Object.keys(ARCHIVE_TABLES) as ArchiveTable[])
      this.#createTable(name, archive.s3UrlForObject(name), catalogId).addResourceDependency(database);
  }

  #createTable(name: ArchiveTable, location: string, catalogId: string): CfnTable {
    return new CfnTable(this, name, {
      catalogId,
      databaseName: this.databaseName,
      tableInput: {
        name,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'day', type: 'date' }],
        parameters: {
          classification: 'parquet',
          'projection.enabled': 'true',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy-MM-dd',
          'projection.day.range': DAYS,
          'storage.location.template': `${location}/day=\${day}/`,
        },
        storageDescriptor: {
          columns: Object.entries(ARCHIVE_TABLES[name]).map(([column, { type }]) => ({
            name: column,
            type: TYPES[type],
          })),
          location: `${location}/`,
          inputFormat: `${PARQUET}.MapredParquetInputFormat`,
          outputFormat: `${PARQUET}.MapredParquetOutputFormat`,
          serdeInfo: { serializationLibrary: `${PARQUET}.serde.ParquetHiveSerDe` },
        },
      },
    });
  }
}
