import type { DayFiles } from '@copydesk/core/archive/archive-day';
import { ARCHIVE_TABLES, type ArchiveTable, archiveKey } from '@copydesk/core/archive/tables';
import type { S3Objects } from '@copydesk/core/runtime/s3-objects';

const TABLES = Object.keys(ARCHIVE_TABLES) as ArchiveTable[];

const CONTENT_TYPE = 'application/vnd.apache.parquet';

/** The bucket that holds the Parquet files of the days. */
export class ArchiveBucket {
  readonly #objects: Pick<S3Objects, 'put' | 'delete'>;
  readonly #bucket: string;

  constructor(objects: Pick<S3Objects, 'put' | 'delete'>, bucket: string) {
    this.#objects = objects;
    this.#bucket = bucket;
  }

  /** Puts the files of a day over those of before. @param files undefined for a day without articles: its files are deleted */
  async write(day: string, files: DayFiles | undefined): Promise<void> {
    for (const table of TABLES) {
      const at = { bucket: this.#bucket, key: archiveKey(table, day) };
      if (files) await this.#objects.put({ ...at, body: files[table], contentType: CONTENT_TYPE });
      // guard: a day without articles has no files
      if (!files) await this.#objects.delete(at);
    }
  }
}
