import type { Place } from '@copydesk/core/article/bundle';
import type { SourceObject } from '@copydesk/core/article/revision';
import type { S3Objects, Unreadable } from '@copydesk/core/runtime/s3-objects';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import type { Frame } from './frame.ts';
import { frameElements } from './frame-elements.ts';
import { frameLines } from './frame-lines.ts';
import { itemNamesOf, tellBundle } from './tell-bundle.ts';
import { skip, toBuffers, unpack } from './unpack.ts';

/** A bundle that is being read. The frames are to be read to their end, or returned. */
export interface OpenBundle {
  readonly context: BundleContext;
  readonly frames: AsyncGenerator<Frame>;
}

/**
 * Opens a bundle at a place. What is gzipped, or in UTF-16, is unpacked from its beginning and passed over up to there:
 * the state of an unpacking cannot be kept, and unpacking is a hundred times faster than writing what comes of it.
 *
 * @param known what was told of the bundle at its beginning; undefined where that is to be read now
 * @throws Rejection for what is no bundle
 */
export async function openBundle(
  bundles: Pick<S3Objects, 'openVersion'>,
  source: SourceObject,
  from: Place,
  known: BundleContext | undefined,
): Promise<OpenBundle | Unreadable> {
  const isRanged = known?.isPacked === false;
  // There is no range after the last byte.
  if (isRanged && from.position >= source.size)
    return { context: known, frames: cut(nothing(), known, from) };
  const object = await bundles.openVersion(source, isRanged ? from.position : 0);
  if (object === 'changed' || object === 'gone') return object;
  if (isRanged) return { context: known, frames: cut(toBuffers(object), known, from) };
  try {
    const { chunks, ...how } = await unpack(object, source.size);
    const context = known ?? tellBundle(how);
    return { context, frames: cut(skip(chunks, from.position), context, from) };
  } catch (error) {
    object.destroy();
    throw error;
  }
}

function cut(chunks: AsyncGenerator<Buffer>, context: BundleContext, from: Place): AsyncGenerator<Frame> {
  return context.format === 'json-lines'
    ? frameLines(chunks, from)
    : frameElements(chunks, itemNamesOf(context), from);
}

async function* nothing(): AsyncGenerator<Buffer> {}
