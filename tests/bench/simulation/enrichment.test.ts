import { beforeAll, describe, expect, it } from 'vitest';
import { readArticles } from '../../../bench/read-articles.ts';
import { ArticleSource } from '../../../bench/simulation/article-source.ts';
import { enrichArticles } from '../../../bench/simulation/enrich-articles.ts';
import { enrichLean } from '../../../bench/simulation/enrich-lean.ts';
import { measureFaults } from '../../../bench/simulation/experiments/measure-faults.ts';
import {
  countArticles,
  type Lab,
  LIMITERS,
  listVersions,
  onceEach,
  startServices,
  TABLE_LIMITER,
} from '../../../bench/simulation/lab.ts';
import { measureUse } from '../../../bench/simulation/measure-use.ts';
import { makePool, repeat } from '../../../bench/simulation/pool.ts';
import { QUOTA } from '../../../bench/simulation/quota.ts';
import type { EnrichSettings } from '../../../bench/simulation/read-enrich-settings.ts';
import { PASSAGES_BY_DEFAULT } from '../../../bench/simulation/sizes.ts';
import { DEFAULT_SETTINGS } from '../../../comprehend/settings.ts';

const FAULTS = { ...DEFAULT_SETTINGS.faults, throttleRate: 0.3, errorRate: 0.05, itemErrorRate: 0.01 };
/** Some 80 seconds of work at ten calls a second. */
const ARTICLES = 5_000;

const SETTINGS: EnrichSettings = {
  batchSize: 250,
  maxConcurrency: 4,
  timeoutMs: 120_000,
  visibilityMs: 721_000,
  maxReceives: 5,
  memoryMegabytes: 512,
  callsPerSecond: { entities: 10, sentiment: 10, keyPhrases: 10, targetedSentiment: 10 },
};

let lab: Lab;
beforeAll(async () => {
  const source = new ArticleSource(await readArticles());
  lab = { source, settings: SETTINGS, embedded: SETTINGS, articles: 100, million: ARTICLES };
});
const passages = () => repeat(makePool(lab.source, PASSAGES_BY_DEFAULT, 50), ARTICLES);

describe.each(LIMITERS)('four functions whose clocks differ, at a limiter that is %s', (limiter) => {
  it('use up the quota without being throttled', async () => {
    const services = startServices(lab, limiter);
    const queue = await enrichLean(passages(), services, lab.settings);
    const { least, throttled } = measureUse(services, queue);
    expect(least).toBeGreaterThanOrEqual(0.95);
    expect(throttled).toBeLessThanOrEqual(0.001);
    expect(queue).toMatchObject({ returned: 0, timeouts: 0, dead: 0 });
  });

  it('use up the quota again soon after faults', async () => {
    const services = startServices(lab, limiter);
    const { clock, comprehend } = services;
    const end = clock.now + 40_000;
    clock.spawn(async () => {
      await clock.sleep(10_000);
      comprehend.faults = FAULTS;
      await clock.sleep(30_000);
      comprehend.faults = DEFAULT_SETTINGS.faults;
    });
    const { dead } = await enrichLean(passages(), services, lab.settings);
    expect(dead).toBe(0);
    for (const meter of comprehend.meters) {
      expect(meter.injected).toBeGreaterThan(50);
      expect(meter.secondsUntil(0.9 * QUOTA, end, 10)).toBeLessThanOrEqual(30);
    }
  });
});

it('reports no figures if there are too few articles to use up the quota', async () => {
  const services = startServices(lab, TABLE_LIMITER);
  const queue = await enrichArticles(listVersions(lab), services, onceEach(lab));
  expect(measureUse(services, queue).least).toBeNull();
  const claims = await measureFaults(lab);
  expect(claims.at(-1)).toMatchObject({ unit: 'seconds', measured: [null, null], holds: null });
});

it('repeats the seeds until there are enough articles to use up the quota', async () => {
  const texts = await readArticles();
  const articles = countArticles(texts);
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  expect((articles / texts.length) * characters).toBeGreaterThanOrEqual(30_000_000);
  expect(countArticles(texts.map((text) => text.repeat(10)))).toBe(10_000);
});

/** Runs articles through the real stage. */
async function enrich(seed = 1, { times = 1, faults = DEFAULT_SETTINGS.faults } = {}) {
  const services = startServices(lab, TABLE_LIMITER, seed);
  services.comprehend.faults = faults;
  const delivery = { ...onceEach(lab), times, withinMs: 120_000 };
  const queue = await enrichArticles(listVersions(lab), services, delivery);
  return { services, queue };
}

describe('the simulation of the real stage', () => {
  it('depends on its seed only', async () => {
    const trace = async (seed: number) => {
      const { services, queue } = await enrich(seed, { faults: FAULTS });
      const meters = [...services.comprehend.meters];
      return { now: services.clock.now, ...queue, meters, writes: services.table.quotaWrites };
    };
    const first = await trace(7);
    expect(await trace(7)).toEqual(first);
    expect((await trace(8)).now).not.toBe(first.now);
  });

  it('analyses all text despite faults, and leaves the dead-letter queue empty', async () => {
    const { services, queue } = await enrich(1, { faults: FAULTS });
    expect(services.table.pending).toBe(0);
    expect(services.count.analysedShare).toBeCloseTo(1, 9);
    expect(queue.dead).toBe(0);
  });

  it('bills each text once, even if its message is redelivered later', async () => {
    const once = await enrich();
    const thrice = await enrich(1, { times: 3 });
    const { units } = once.services.comprehend;
    expect(units / once.services.count.leastUnits).toBeLessThan(1.05);
    expect(thrice.services.comprehend.units / units).toBeLessThan(1.02);
  });
});
