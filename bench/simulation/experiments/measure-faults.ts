import { DEFAULT_SETTINGS } from '../../../comprehend/settings.ts';
import { atLeast, atMost, type Claim } from '../claim.ts';
import { enrichArticles } from '../enrich-articles.ts';
import { type Lab, LIMITERS, listVersions, onceEach, startServices } from '../lab.ts';
import type { LimiterKind } from '../modelled-comprehend.ts';
import { QUOTA } from '../quota.ts';

const BEGIN_MS = 20_000;
const END_MS = 80_000;
const FAULTS = { ...DEFAULT_SETTINGS.faults, throttleRate: 0.3, errorRate: 0.05, itemErrorRate: 0.005 };
/** The rate has recovered when ten consecutive seconds reach nine tenths of it. */
const RATE = 0.9 * QUOTA;
const WINDOW_SECONDS = 10;
const MAX_SECONDS = 30;

/** Measures a minute in which three calls in ten are throttled, one call in twenty fails, and one document in two hundred fails. */
export async function measureFaults(lab: Lab): Promise<Claim[]> {
  const runs: Awaited<ReturnType<typeof sufferFaults>>[] = [];
  for (const limiter of LIMITERS) runs.push(await sufferFaults(lab, limiter));
  const all = (name: keyof (typeof runs)[number]) => runs.map((run) => run[name]);
  return [
    atMost('a minute of faults: passages left unfinished', all('unfinished'), 0, 'number'),
    atLeast('a minute of faults: text analysed', all('analysed'), 1, 'share'),
    atMost('a minute of faults: messages in the dead-letter queue', all('dead'), 0, 'number'),
    atMost(
      'a minute of faults: until nine tenths of the quota again',
      all('recovery'),
      MAX_SECONDS,
      'seconds',
    ),
  ];
}

async function sufferFaults(lab: Lab, limiter: LimiterKind) {
  const services = startServices(lab, limiter);
  const { clock, comprehend, table, count } = services;
  const end = clock.now + END_MS;
  clock.spawn(async () => {
    await clock.sleep(BEGIN_MS);
    comprehend.faults = FAULTS;
    await clock.sleep(END_MS - BEGIN_MS);
    comprehend.faults = DEFAULT_SETTINGS.faults;
  });
  const { dead, drainedAt = 0 } = await enrichArticles(listVersions(lab), services, onceEach(lab));
  const meters = [...comprehend.meters];
  const recovery = Math.max(...meters.map((meter) => meter.secondsUntil(RATE, end, WINDOW_SECONDS)));
  // Without a backlog there are no calls to make.
  const isShown = Number.isFinite(recovery) || drainedAt >= end + (MAX_SECONDS + WINDOW_SECONDS) * 1_000;
  return {
    unfinished: table.pending,
    analysed: count.analysedShare,
    dead,
    recovery: isShown ? recovery : null,
  };
}
