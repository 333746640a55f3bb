import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a file in one step: a concurrent reader sees the old content or the new, never a part.
 *
 * @param nearby a folder of the same file system, where a half-written file does no harm
 */
export async function replaceFile(path: string, content: string | Uint8Array, nearby: string): Promise<void> {
  const temporary = join(nearby, `${randomUUID()}.tmp`);
  await writeFile(temporary, content);
  await rename(temporary, path);
}
