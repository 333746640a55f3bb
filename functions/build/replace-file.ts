import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a file whole or not at all, for whoever reads it at the same time.
 *
 * @param nearby a folder of the same file system, where what is half written does no harm
 */
export async function replaceFile(path: string, content: string | Uint8Array, nearby: string): Promise<void> {
  const temporary = join(nearby, `${randomUUID()}.tmp`);
  await writeFile(temporary, content);
  await rename(temporary, path);
}
