import { expect, it } from 'vitest';
import {
  decideStart,
  type StartDecision,
  type StartedBundle,
} from '../../../functions/unbundle/decide-start.ts';

const started = (
  etag: string,
  sequencer: string,
  status: StartedBundle['status'] = 'UNBUNDLED',
  reason?: string,
): StartedBundle => ({
  status,
  sequencer,
  source: { etag },
  ...(reason && { report: { stop: { reason } } }),
});
const put = (sequencer?: string, etag?: string) => ({
  kind: 'put' as const,
  ...(sequencer && { sequencer }),
  ...(etag && { etag }),
});
const removed = (sequencer: string) => ({ kind: 'delete' as const, sequencer });

it.each<
  [string, StartDecision, Parameters<typeof decideStart>[0], string | undefined, StartedBundle | undefined]
>([
  ['a first put', 'claim', put('05', 'e'), 'e', undefined],
  ['a put whose bundle is gone', 'done', put('05', 'e'), undefined, undefined],
  ['a put whose bundle has changed since', 'done', put('05', 'e'), 'f', undefined],
  ['a put older than the started version', 'done', put('05', 'e'), 'e', started('f', '06')],
  ['a put newer than the started version', 'claim', put('05', 'e'), 'e', started('f', '04')],
  ['the same content, put again', 'claim', put('05', 'e'), 'e', started('e', '04')],
  ['a put in progress', 'resume', put('05', 'e'), 'e', started('e', '05', 'UNBUNDLING')],
  ['a put that is finished', 'done', put('05', 'e'), 'e', started('e', '05')],
  [
    'a put of another object than the one started with its sequencer',
    'done',
    put('05'),
    'f',
    started('e', '05'),
  ],
  ['a delete of a bundle that is gone', 'done', removed('05'), undefined, started('e', '04')],
  ['a delete of an old version', 'done', removed('05'), 'e', started('e', '04')],
  [
    'a delete of an old version while the newest is in progress',
    'resume',
    removed('05'),
    'e',
    started('e', '04', 'UNBUNDLING'),
  ],
  ['a delete that brought back an older version', 'claim', removed('05'), 'd', started('e', '04')],
  [
    'a delete of the marker over a bundle that was left half read',
    'claim',
    removed('05'),
    'e',
    started('e', '04', 'PARTIAL', 'GONE'),
  ],
  ['a backfill of a bundle that was never started', 'claim', put(), 'e', undefined],
  ['a backfill of a finished bundle', 'done', put(), 'e', started('e', '04')],
  ['a backfill of a bundle in progress', 'resume', put(), 'e', started('e', '04', 'UNBUNDLING')],
  ['a backfill of a bundle that is gone', 'done', put(), undefined, started('e', '04')],
  ['a backfill of a bundle that never existed', 'done', put(), undefined, undefined],
  [
    'a backfill of a bundle that was deleted while it was read',
    'resume',
    put(),
    undefined,
    started('e', '04', 'UNBUNDLING'),
  ],
  ['a delete of a bundle in progress', 'done', removed('05'), undefined, started('e', '04', 'UNBUNDLING')],
  ['a backfill of a bundle that changed without an event', 'claim', put(), 'f', started('e', '04')],
  [
    'a backfill of a bundle that was left half read',
    'claim',
    put(),
    'e',
    started('e', '04', 'PARTIAL', 'GONE'),
  ],
])('%s: %s', (_, decision, event, etag, record) => {
  expect(decideStart(event, etag, record)).toBe(decision);
});
