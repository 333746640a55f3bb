import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANALYSES } from '../../../core/article/analysis.ts';
import { generationOf, generationOfBackfill } from '../../../core/article/generation.ts';
import { LOWEST_SEQUENCER, padSequencer } from '../../../core/article/sequencer.ts';
import type { Settings } from '../../../core/article/settings.ts';
import type { ArticleStatus, Reason } from '../../../core/article/status.ts';
import { type ClaimedHead, decideClaim } from '../../../functions/split/decide-claim.ts';
import { SETTINGS } from '../../support/articles.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

const S5 = padSequencer('05');
const S6 = padSequencer('06');
const head = (overrides: Partial<ClaimedHead> = {}): ClaimedHead => ({
  status: 'ENRICHING',
  sequencer: S5,
  generation: 'standing',
  pipelineVersion: '2',
  settings: SETTINGS,
  source: { etag: 'e' },
  ...overrides,
});
const otherwise: Settings = { ...SETTINGS, targetChars: 500 };
/** What is no article is none with any settings: its head has none. */
const { settings: _, ...rejected } = head({ status: 'REJECTED' });
const tombstone = head({ status: 'DELETED', source: {} });

/** What becomes of an event that found the object with ETag `e`, in code of version 2. */
const decide = (head: ClaimedHead | undefined, sequencer: string | undefined, replaces?: string) =>
  decideClaim(head, { ...(sequencer && { sequencer }), ...(replaces && { replaces }) }, 'e', '2', SETTINGS);

describe('an event of the same place in the order as the head', () => {
  it.each<['resume' | 'leave' | 'done' | 'claim', string, ClaimedHead]>([
    ['resume', 'in work by this code', head()],
    ['resume', 'finished by this code', head({ status: 'ENRICHED' })],
    ['resume', 'rejected by this code', head({ status: 'REJECTED' })],
    ['leave', 'in work by newer code', head({ pipelineVersion: '3' })],
    ['resume', 'finished by newer code', head({ pipelineVersion: '3', status: 'ENRICHED' })],
    ['resume', 'finished in part by newer code', head({ pipelineVersion: '3', status: 'PARTIAL' })],
    ['resume', 'rejected by newer code', head({ pipelineVersion: '3', status: 'REJECTED' })],
    ['claim', 'left unfinished by older code', head({ pipelineVersion: '1' })],
    ['resume', 'finished by older code', head({ pipelineVersion: '1', status: 'ENRICHED' })],
    ['resume', 'rejected by older code', head({ pipelineVersion: '1', status: 'REJECTED' })],
    ['resume', 'in work with other settings', head({ settings: otherwise })],
    ['resume', 'finished with other settings', head({ settings: otherwise, status: 'ENRICHED' })],
    ['done', 'of another ETag', head({ source: { etag: 'other' } })],
    ['done', 'of another ETag and older code', head({ source: { etag: 'other' }, pipelineVersion: '1' })],
    ['done', 'of the same bytes and other metadata', head({ source: { etag: 'e', statedDigest: 'd' } })],
    ['done', 'a tombstone', tombstone],
  ])('leads to %s: %s', (action, _, head) => {
    expect(decide(head, S5).action).toBe(action);
  });
});

describe('an event newer than the head begins its own generation', () => {
  it.each<[string, ClaimedHead | undefined]>([
    ['over nothing', undefined],
    ['over one in work', head()],
    ['over one of another ETag', head({ source: { etag: 'other' } })],
    ['over a finished one of the same ETag', head({ status: 'ENRICHED' })],
    ['over a tombstone', tombstone],
    ['over one in work by newer code', head({ pipelineVersion: '3' })],
  ])('%s', (_, head) => {
    expect(decide(head, S6)).toEqual({
      action: 'claim',
      sequencer: S6,
      generation: generationOf(S6, 'e', '2'),
      isVouchedFor: true,
    });
  });
});

describe('a backfill', () => {
  it.each<['resume' | 'leave', string, ClaimedHead]>([
    ['resume', 'what this code works on', head()],
    ['resume', 'what this code finished', head({ status: 'ENRICHED' })],
    ['resume', 'what this code works on with other settings', head({ settings: otherwise })],
    ['resume', 'what this code rejected', rejected],
    ['resume', 'what this code finished in part', head({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] })],
    ['leave', 'what newer code works on', head({ pipelineVersion: '3' })],
    ['resume', 'what newer code finished', head({ pipelineVersion: '3', status: 'PARTIAL' })],
  ])('leads to %s for %s', (action, _, head) => {
    expect(decide(head, undefined).action).toBe(action);
  });

  it.each<[string, ClaimedHead]>([
    ['what older code finished', head({ pipelineVersion: '1', status: 'ENRICHED' })],
    ['what older code rejected', head({ pipelineVersion: '1', status: 'REJECTED' })],
    ['what older code left unfinished', head({ pipelineVersion: '1' })],
    ['what was finished with another target', head({ status: 'ENRICHED', settings: otherwise })],
    [
      'what was finished with another engine',
      head({ status: 'PARTIAL', settings: { ...SETTINGS, engine: 'embedded' } }),
    ],
    [
      'what was finished with other analyses',
      head({ status: 'ENRICHED', settings: { ...SETTINGS, analyses: ANALYSES } }),
    ],
    ['what lacks an analysis that was off', head({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] })],
    ['what changed without an event', head({ source: { etag: 'other' } })],
    [
      'what changed under newer code without an event',
      head({ source: { etag: 'other' }, pipelineVersion: '3' }),
    ],
    ['what was restored from under a tombstone', tombstone],
  ])('begins a generation in the place of %s', (_, head) => {
    expect(decide(head, undefined)).toEqual({
      action: 'claim',
      sequencer: S5,
      generation: generationOfBackfill('standing', 'e', '2'),
      isVouchedFor: false,
    });
  });

  it.each([head({ status: 'ENRICHED' }), head()])(
    'begins a damaged generation anew, and that one alone: $status',
    (head) => {
      expect(decide(head, undefined, 'standing').action).toBe('claim');
      expect(decide(head, undefined, 'earlier').action).toBe('resume');
      expect(decide({ ...head, pipelineVersion: '3' }, undefined, 'standing').action).not.toBe('claim');
      expect(decide(head, S5, 'standing').action).toBe('resume');
    },
  );

  it('of what was never seen begins below every event', () => {
    expect(decide(undefined, undefined)).toEqual({
      action: 'claim',
      sequencer: LOWEST_SEQUENCER,
      generation: generationOfBackfill(undefined, 'e', '2'),
      isVouchedFor: false,
    });
  });
});

it('what an event takes over from older code it vouches for no more than a hint: older code may have deleted it', () => {
  expect(decide(head({ pipelineVersion: '1' }), S5)).toMatchObject({ action: 'claim', isVouchedFor: false });
});

describe('a second look', () => {
  const look = (head: ClaimedHead | undefined, version = '2', settings = SETTINGS) =>
    decideClaim(head, { isSecondLook: true }, 'e', version, settings);

  it.each<['resume' | 'leave' | 'claim', string, ClaimedHead | undefined]>([
    ['resume', 'what this code works on', head()],
    ['resume', 'what this code works on with other settings', head({ settings: otherwise })],
    ['resume', 'what this code finished', head({ status: 'ENRICHED' })],
    ['resume', 'what this code rejected', rejected],
    ['resume', 'what was finished with other settings', head({ status: 'ENRICHED', settings: otherwise })],
    ['resume', 'what lacks an analysis that was off', head({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] })],
    ['resume', 'what older code finished', head({ pipelineVersion: '1', status: 'ENRICHED' })],
    ['resume', 'what older code rejected', { ...rejected, pipelineVersion: '1' }],
    ['claim', 'what older code left unfinished', head({ pipelineVersion: '1' })],
    ['leave', 'what newer code works on', head({ pipelineVersion: '3' })],
    ['resume', 'what newer code finished', head({ pipelineVersion: '3', status: 'PARTIAL' })],
    ['claim', 'what is of another object', head({ status: 'ENRICHED', source: { etag: 'other' } })],
    ['claim', 'a tombstone over an object', tombstone],
    ['claim', 'an object that was never seen', undefined],
  ])('leads to %s for %s', (action, _, head) => {
    expect(look(head).action).toBe(action);
  });

  it('claims no more often than there are versions of the code, whatever stands and becomes of it', () => {
    const status = fc.constantFrom<ArticleStatus>('ENRICHING', 'ENRICHED', 'PARTIAL', 'REJECTED');
    const reasons = fc.constantFrom<Reason[]>([], ['ANALYSIS_OFF']);
    const pipelineVersion = fc.constantFrom('1', '2', '3');
    const settings = fc.constantFrom(SETTINGS, otherwise);
    const source = fc.constantFrom({ etag: 'e' }, { etag: 'other' });
    const standing = fc.option(fc.record({ status, reasons, pipelineVersion, settings, source }), {
      nil: tombstone,
    });
    // Who looks, and what becomes of the article before the next one does.
    const looks = fc.array(fc.record({ pipelineVersion, settings, status, reasons }), { minLength: 20 });
    fc.assert(
      fc.property(standing, looks, (first, looks) => {
        let stands = head(first);
        let claims = 0;
        for (const { pipelineVersion, settings, ...becomes } of looks) {
          const decision = look(stands, pipelineVersion, settings);
          if (decision.action === 'claim') {
            const { sequencer, generation } = decision;
            stands = head({ sequencer, generation, pipelineVersion, settings });
            claims++;
          }
          stands = { ...stands, ...becomes };
        }
        expect(claims).toBeLessThanOrEqual(3);
      }),
    );
  });
});

it('the generation of a redelivered event is the one it began', () => {
  expect(decide(undefined, S5)).toEqual(decide(undefined, S5));
});
