import { createHash } from 'node:crypto';

/**
 * A generation is one run of one version of an article through the pipeline. The key of every item derived
 * in that run contains it, so that two versions never mix. It is a hash, not a random id: a redelivered event computes
 * the same generation and so finds its own work.
 */
function hash(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}

/** The generation that an S3 event starts. */
export function generationOf(sequencer: string, etag: string, pipelineVersion: string): string {
  return hash('event', sequencer, etag, pipelineVersion);
}

/**
 * The generation that a backfill message starts. The message has no sequencer, so the generation that it replaces is hashed
 * in its place (undefined for an article that was never seen).
 */
export function generationOfBackfill(
  replaced: string | undefined,
  etag: string,
  pipelineVersion: string,
): string {
  return hash('backfill', replaced ?? '', etag, pipelineVersion);
}

/**
 * The generation of a tombstone. A delete whose event was lost leaves a tombstone, too, at the sequencer of the head that it
 * replaces. The replaced generation is therefore hashed with it: no generation ever occurs twice.
 */
export function generationOfDelete(sequencer: string, replaced: string | undefined): string {
  return hash('delete', sequencer, replaced ?? '');
}

/**
 * The generation of a version of a bundle. It marks the objects that this version wrote.
 *
 * @param sequencer the event's; undefined for a backfill message, for which the replaced generation is hashed
 */
export function generationOfBundle(
  sequencer: string | undefined,
  replaced: string | undefined,
  etag: string,
): string {
  return sequencer === undefined ? hash('bundle', replaced ?? '', etag) : hash('bundle', sequencer, etag);
}
