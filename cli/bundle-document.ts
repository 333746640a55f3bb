import type { BundleRecord } from '../core/store/bundle-items.ts';

/** One bundle as `--json` prints it. */
export function toBundleDocument({ bundleId, source, status, receivedAt, report }: BundleRecord) {
  return {
    key: source.key,
    bundleId,
    status,
    receivedAt,
    format: report?.format ?? null,
    counts: report?.counts ?? null,
    faults: report?.faults ?? [],
    ...(report?.stop && { stop: report.stop }),
  };
}
export type BundleDocument = ReturnType<typeof toBundleDocument>;
