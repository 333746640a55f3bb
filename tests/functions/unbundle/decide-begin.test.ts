import { expect, it } from 'vitest';
import {
  type BeginDecision,
  type BegunBundle,
  decideBegin,
} from '../../../functions/unbundle/decide-begin.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

const begun = (
  etag: string,
  sequencer: string,
  status: BegunBundle['status'] = 'UNBUNDLED',
  reason?: string,
): BegunBundle => ({ status, sequencer, source: { etag }, ...(reason && { report: { stop: { reason } } }) });
const put = (sequencer?: string, etag?: string) => ({
  kind: 'put' as const,
  ...(sequencer && { sequencer }),
  ...(etag && { etag }),
});
const removed = (sequencer: string) => ({ kind: 'delete' as const, sequencer });

it.each<
  [string, BeginDecision, Parameters<typeof decideBegin>[0], string | undefined, BegunBundle | undefined]
>([
  ['a first put', 'claim', put('05', 'e'), 'e', undefined],
  ['a put whose bundle is gone', 'done', put('05', 'e'), undefined, undefined],
  ['a put whose bundle changed since', 'done', put('05', 'e'), 'f', undefined],
  ['a put older than what was begun', 'done', put('05', 'e'), 'e', begun('f', '06')],
  ['a put newer than what was begun', 'claim', put('05', 'e'), 'e', begun('f', '04')],
  ['the same content, put again', 'claim', put('05', 'e'), 'e', begun('e', '04')],
  ['a put that is in work', 'resume', put('05', 'e'), 'e', begun('e', '05', 'UNBUNDLING')],
  ['a put that is done', 'done', put('05', 'e'), 'e', begun('e', '05')],
  ['a put of another object than the one begun at its place', 'done', put('05'), 'f', begun('e', '05')],
  ['a delete of what is gone', 'done', removed('05'), undefined, begun('e', '04')],
  ['a delete of an old version', 'done', removed('05'), 'e', begun('e', '04')],
  [
    'a delete of an old version while the newest is in work',
    'resume',
    removed('05'),
    'e',
    begun('e', '04', 'UNBUNDLING'),
  ],
  ['a delete that brought back an older version', 'claim', removed('05'), 'd', begun('e', '04')],
  [
    'a delete of the marker over what was left half read',
    'claim',
    removed('05'),
    'e',
    begun('e', '04', 'PARTIAL', 'GONE'),
  ],
  ['a backfill of what was never seen', 'claim', put(), 'e', undefined],
  ['a backfill of what is done', 'done', put(), 'e', begun('e', '04')],
  ['a backfill of what is in work', 'resume', put(), 'e', begun('e', '04', 'UNBUNDLING')],
  ['a backfill of what is gone', 'done', put(), undefined, begun('e', '04')],
  ['a backfill of what was never there', 'done', put(), undefined, undefined],
  [
    'a backfill of what was deleted while it was read',
    'resume',
    put(),
    undefined,
    begun('e', '04', 'UNBUNDLING'),
  ],
  ['a delete of what is in work', 'done', removed('05'), undefined, begun('e', '04', 'UNBUNDLING')],
  ['a backfill of what changed without an event', 'claim', put(), 'f', begun('e', '04')],
  ['a backfill of what was left half read', 'claim', put(), 'e', begun('e', '04', 'PARTIAL', 'GONE')],
])('%s: %s', (_, decision, event, etag, record) => {
  expect(decideBegin(event, etag, record)).toBe(decision);
});
