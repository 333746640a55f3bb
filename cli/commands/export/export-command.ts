import { Option } from 'commander';
import { addWhereOptions } from '../../options/pipeline-options.ts';
import { toDay } from '../../options/to-day.ts';
import type { CommandDefinition } from '../command-definition.ts';
import { EXPORT_FORMATS } from './export-formats.ts';

const EXAMPLES = `
Parquet: three files for each day, under names that Athena, DuckDB, Spark and
pandas read as partitions. Days that were exported before are written anew.

Examples:
  copydesk export --since 30d --format parquet --out archive
  copydesk export --since 2026-11-01 --format ndjson > november.ndjson
  duckdb -c "select canonical, count(*) from 'archive/entities/*/*.parquet'
    group by canonical order by 2 desc limit 20"`;

export const exportCommand: CommandDefinition = {
  name: 'export',
  description: 'write the articles published on some days with all entities, for SQL',
  declare: (command) =>
    addWhereOptions(command)
      .requiredOption('--since <day>', 'from a day (2026-11-20), or the last days (7d)', toDay)
      .option('--until <day>', 'up to a day (default: today)', toDay)
      .addOption(
        new Option('--format <format>', 'parquet into --out; ndjson or csv to stdout')
          .choices(EXPORT_FORMATS)
          .makeOptionMandatory(),
      )
      .option('--out <folder>', 'where Parquet files are written')
      .addHelpText('after', EXAMPLES),
  run: async (options) => (await import('./export.ts')).exportDays(options),
};
