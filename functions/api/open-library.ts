import type { Library } from '@copydesk/api/ports';
import { resolveName } from '@copydesk/core/article/names/resolve-name';
import { openQueries } from '@copydesk/core/queries/open-queries';
import { AliasStore } from '@copydesk/core/store/alias-store';
import type { Table } from '@copydesk/core/store/table';

/**
 * Opens the query library with the aliases that the pipeline is deployed with. They are in the table from the first article
 * on that was started with them. Before that no article has names by them, and the library is opened again for each question.
 *
 * @param digest of the alias file; undefined without one
 */
export function libraryOpener(table: Table, bucket: string, digest?: string): () => Promise<Library> {
  const store = new AliasStore(table);
  let opened: Library | undefined;
  return async () => {
    if (opened) return opened;
    const aliases = digest === undefined ? undefined : await store.find(digest);
    const library: Library = {
      queries: openQueries(table, { bucket, ...(aliases && { aliases }) }),
      resolve: (name, type) => resolveName(name, aliases, type),
    };
    if (aliases || digest === undefined) opened = library;
    return library;
  };
}
