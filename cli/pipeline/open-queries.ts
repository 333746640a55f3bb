import type { EntityType } from '@copydesk/core/article/analysis';
import { resolveName } from '@copydesk/core/article/names/resolve-name';
import type { Settings } from '@copydesk/core/article/settings';
import { openQueries as openLibrary } from '@copydesk/core/queries/open-queries';
import type { Queries } from '@copydesk/core/queries/queries';
import { AliasStore } from '@copydesk/core/store/alias-store';
import type { Connection } from './connection.ts';
import { openTable } from './open-table.ts';

export interface OpenQueries {
  readonly queries: Queries;
  /** The name that a user's words mean, also by the owner's aliases. */
  canonicalOf(name: string, type?: EntityType): string;
}

/** The query library over the table of a pipeline, with the owner's aliases that it is deployed with. */
export async function openQueries(connection: Connection): Promise<OpenQueries> {
  const { BucketName: bucket = '', Settings: settings = '{}' } = connection.outputs;
  const table = openTable(connection);
  const { aliases: digest } = JSON.parse(settings) as Partial<Settings>;
  // Absent until the first article was started with them: then no article has names by them.
  const aliases = digest === undefined ? undefined : await new AliasStore(table).find(digest);
  return {
    queries: openLibrary(table, { bucket, ...(aliases && { aliases }) }),
    canonicalOf: (name, type) => resolveName(name, aliases, type).canonical,
  };
}
