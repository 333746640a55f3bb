import type { Place } from '@copydesk/core/article/bundle';
import type { SourceObject } from '@copydesk/core/article/revision';
import type { S3Objects, Unreadable } from '@copydesk/core/runtime/s3-objects';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { detectBundleFormat, itemNamesOf } from './detect-bundle-format.ts';
import { bundleFormatOf } from './formats/bundle-formats.ts';
import type { Frame } from './frames/frame.ts';
import { frameElements } from './frames/frame-elements.ts';
import { skip, toBuffers, unpack } from './unpack.ts';

/** A bundle that is being read. Read the frames to their end, or return the generator. */
export interface OpenBundle {
  readonly context: BundleContext;
  readonly frames: AsyncGenerator<Frame>;
}

/**
 * Opens a bundle at an offset. A bundle that is gzipped or in UTF-16 is unpacked from its start and skipped up to the
 * offset: the state of an unpacker cannot be saved, and unpacking is a hundred times faster than writing the articles.
 *
 * @param known context of the bundle; undefined before its start is read
 * @throws Rejection for an object that is not a bundle
 */
export async function openBundle(
  bundles: Pick<S3Objects, 'openVersion'>,
  source: SourceObject,
  from: Place,
  known: BundleContext | undefined,
): Promise<OpenBundle | Unreadable> {
  const isRanged = known?.isPacked === false;
  // S3 has no empty range after the last byte.
  if (isRanged && from.position >= source.size)
    return { context: known, frames: cut(nothing(), known, from) };
  const object = await bundles.openVersion(source, isRanged ? from.position : 0);
  if (object === 'changed' || object === 'gone') return object;
  if (isRanged) return { context: known, frames: cut(toBuffers(object), known, from) };
  try {
    const { chunks, ...start } = await unpack(object, source.size);
    const context = known ?? detectBundleFormat(start);
    return { context, frames: cut(skip(chunks, from.position), context, from) };
  } catch (error) {
    object.destroy();
    throw error;
  }
}

function cut(chunks: AsyncGenerator<Buffer>, context: BundleContext, from: Place): AsyncGenerator<Frame> {
  const format = bundleFormatOf(context);
  return format.isXml
    ? frameElements(chunks, itemNamesOf(context), from)
    : format.frame(chunks, context, from);
}

async function* nothing(): AsyncGenerator<Buffer> {}
