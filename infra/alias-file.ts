import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type AliasFile, parseAliasFile } from '@copydesk/core/article/names/alias-file';

/**
 * Reads an owner's alias file.
 *
 * @param path relative to the working directory, which is the folder of cdk.json
 * @throws Error for a file that does not exist, and for each fault in it
 */
export function readAliasFile(path: string): AliasFile {
  const absolute = resolve(path);
  let text: string;
  try {
    text = readFileSync(absolute, 'utf8');
  } catch (error) {
    throw new Error(
      `The alias file ${absolute} cannot be read: ${(error as Error).message}. The property aliases must be the path of ` +
        'a JSON file (docs/aliases.md)',
      { cause: error },
    );
  }
  return parseAliasFile(text, absolute);
}
