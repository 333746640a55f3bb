import { createHash } from 'node:crypto';

/**
 * A generation is one run of one version of an article through the pipeline. It stands in the key of every item
 * derived in that run, so that two versions never mix. It is a hash, not a random id: a redelivered event computes
 * the same generation and so finds its own work.
 */
function hash(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}

/** The generation that an S3 event begins. */
export function generationOf(sequencer: string, etag: string, pipelineVersion: string): string {
  return hash('event', sequencer, etag, pipelineVersion);
}

/**
 * The generation that a backfill begins. A backfill has no sequencer of its own, so it is told apart by the
 * generation it replaces (undefined for an article never seen before).
 */
export function generationOfBackfill(
  replaced: string | undefined,
  etag: string,
  pipelineVersion: string,
): string {
  return hash('backfill', replaced ?? '', etag, pipelineVersion);
}

/**
 * The generation of a tombstone. A delete that was never heard of leaves one, too, at the sequencer of what it
 * replaces, so the tombstone is told apart by that: no generation ever comes back.
 */
export function generationOfDelete(sequencer: string, replaced: string | undefined): string {
  return hash('delete', sequencer, replaced ?? '');
}

/**
 * The generation of a version of a bundle: what tells its items' objects from those of other versions.
 *
 * @param sequencer the event's; undefined for a backfill, which is told apart by the generation it replaces
 */
export function generationOfBundle(
  sequencer: string | undefined,
  replaced: string | undefined,
  etag: string,
): string {
  return sequencer === undefined ? hash('bundle', replaced ?? '', etag) : hash('bundle', sequencer, etag);
}
