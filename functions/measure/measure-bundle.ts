import { createReadStream } from 'node:fs';
import { START } from '@copydesk/core/article/bundle';
import type { MeasuredArticle, MeasuredBundle, MeasuredFault } from '@copydesk/core/article/measured-file';
import type { ReadPorts } from '../split/read-article.ts';
import { readSlice, type Slice } from '../unbundle/read-slice.ts';
import { SeenItems } from '../unbundle/seen-items.ts';
import { sumUp } from '../unbundle/tally.ts';
import { measureArticle } from './measure-article.ts';

const MAX_FAULTS = 100;
/** The first version of a bundle. Neither S3 nor a table is asked about it. */
const RECORD = {
  bundleId: '',
  schemaVersion: 0,
  status: 'UNBUNDLING',
  sequencer: '',
  generation: '',
  receivedAt: '',
} as const;

/**
 * Reads a bundle slice by slice, as unbundle reads it, and each of its articles as split reads it.
 *
 * @param size of the file in bytes
 */
export async function measureBundle(
  path: string,
  key: string,
  size: number,
  targetChars: number,
  ports: ReadPorts,
): Promise<MeasuredBundle> {
  const record = { ...RECORD, source: { bucket: '', key, etag: '', size, receivedAt: '' } };
  const articles: MeasuredArticle[] = [];
  const rejected: MeasuredFault[] = [];
  const slicePorts = {
    bundles: { openVersion: async (_: unknown, start: number) => createReadStream(path, { start }) },
    articles: {
      write: async ({ body, number }: { body: Uint8Array; number: number }) => {
        const bytes = { size: body.length, read: async () => body };
        const article = await measureArticle(bytes, targetChars, ports);
        if (!('rejection' in article)) articles.push(article);
        else rejected.push({ number, reason: article.rejection.reason, detail: article.rejection.message });
        return 'written' as const;
      },
    },
    msLeft: () => Number.POSITIVE_INFINITY,
  };
  const slices: Slice[] = [];
  const seen = new SeenItems([]);
  for (let last: Slice | undefined; !last?.isLast; slices.push(last)) {
    const from = last?.end ?? START;
    last = (await readSlice(
      { record, from, context: last?.context, seen, isReread: false },
      slicePorts,
    )) as Slice;
  }
  const { counts, faults, stop } = sumUp(slices);
  return {
    kind: 'bundle',
    isElsewhere: false,
    articles,
    faultCount: counts.items - articles.length,
    faults: [...faults, ...rejected].sort((a, b) => a.number - b.number).slice(0, MAX_FAULTS),
    ...(stop && { stop }),
  };
}
