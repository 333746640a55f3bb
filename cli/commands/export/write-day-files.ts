import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ArchivedArticle, archiveDay } from '@copydesk/core/archive/archive-day';
import { ARCHIVE_TABLES, type ArchiveTable, archiveKey } from '@copydesk/core/archive/tables';

/**
 * Writes the Parquet files of a day over those of an earlier export. A day whose articles are all deleted has no files.
 * A reader sees each file whole, before or after.
 */
export async function writeDayFiles(
  folder: string,
  day: string,
  articles: readonly ArchivedArticle[],
): Promise<void> {
  const files = articles.length > 0 ? archiveDay(articles) : undefined;
  for (const table of Object.keys(ARCHIVE_TABLES) as ArchiveTable[]) {
    const path = join(folder, archiveKey(table, day));
    if (files === undefined) await rm(dirname(path), { recursive: true, force: true });
    else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, files[table]);
      await rename(`${path}.part`, path);
    }
  }
}
