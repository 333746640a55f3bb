/**
 * `npm run freeze` keeps what this version of the code leaves behind: message bodies, records and events, at moments in the middle of
 * its work. Run it once for a release, and commit the file: the next version must finish that work (previous-release.test.ts).
 */
import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { PIPELINE_VERSION } from '../../../core/article/pipeline-version.ts';
import { World } from '../world.ts';
import { begin } from './begin.ts';
import { FROZEN } from './read-frozen.ts';
import { encodeSnapshots, type Snapshot, takeSnapshot } from './snapshot.ts';

/** Moments in a history, as shares of its requests. */
const MOMENTS = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1];

async function freeze(seed: number): Promise<Snapshot[]> {
  const rehearsal = new World({ seed });
  begin(rehearsal);
  await rehearsal.rest();
  const moments = new Set(MOMENTS.map((share) => Math.floor(rehearsal.requestCount * share)));
  const snapshots: Snapshot[] = [];
  const world: World = new World({
    seed,
    trace: () => {
      // Each moment once: a request may be traced in several lines.
      if (moments.delete(world.requestCount)) snapshots.push(takeSnapshot(world));
    },
  });
  begin(world);
  await world.rest();
  return snapshots;
}

const snapshots = [...(await freeze(1)), ...(await freeze(2))];
await writeFile(FROZEN, gzipSync(encodeSnapshots(snapshots), { level: 9 }));
console.log(`${snapshots.length} moments of pipeline ${PIPELINE_VERSION} in ${FROZEN}`);
