import { plural } from '../../output/plural.ts';
import type { Stated } from './state-facts.ts';

/** How many keys a line names. */
const SHOWN = 5;

/**
 * Says which keys of a manifest no file has, and which files it does not list.
 *
 * @param name of the manifest
 * @throws Error where no key fits: the keys are of another kind
 */
export function describeMismatch(
  { uploads, unknownKeys, unlisted }: Stated<{ readonly key: string }>,
  name: string,
): string[] {
  if (unknownKeys.length > 0 && unlisted.length === uploads.length)
    throw new Error(
      `Nothing was uploaded: no key in ${name} is the key of a file here. A file's key is its path in the folder that is uploaded: ` +
        `the files have keys such as ${list(unlisted, 3)}, and ${name} has ${list(unknownKeys, 3)}`,
    );
  const lines: string[] = [];
  if (unknownKeys.length > 0)
    lines.push(
      `${plural(unknownKeys.length, 'key')} in ${name} ${unknownKeys.length === 1 ? 'is' : 'are'} of no file here: ${list(unknownKeys)}`,
    );
  if (unlisted.length > 0)
    lines.push(
      `${plural(unlisted.length, 'file')} ${unlisted.length === 1 ? 'is' : 'are'} not in ${name}: ${list(unlisted)}`,
    );
  return lines;
}

function list(keys: readonly string[], shown = SHOWN): string {
  const more = keys.length - shown;
  return keys.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
