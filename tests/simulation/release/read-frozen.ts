import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeSnapshots, type Snapshot } from './snapshot.ts';

/** What the previous release left behind. */
export const FROZEN = join(import.meta.dirname, 'previous-release.json.gz');

export function readFrozen(): Snapshot[] {
  return decodeSnapshots(gunzipSync(readFileSync(FROZEN)).toString());
}
