import { loadAnalyser } from '../../../analyser/analyser.ts';
import { NO_CACHE } from '../../../core/store/result-cache.ts';
import { EmbeddedDetector } from '../../../functions/enrich-embedded/embedded-detector.ts';
import { enrichArticles } from '../enrich-articles.ts';
import { type Lab, listVersions, onceEach, TABLE_LIMITER } from '../lab.ts';
import { Services } from '../services.ts';
import { type StrategyRun, summarise } from '../strategy-run.ts';
import { TimedDetector } from '../timed-detector.ts';

/** The number of measured articles, and of warm-up articles before them. */
const ARTICLES = 1_000;
const WARM_UP = 50;
const MILLISECONDS_PER_HOUR = 3_600_000;
const LOG = { info: () => {}, warn: () => {}, error: () => {} };

/** Measures the embedded engine in its function. Its time is measured on this machine. */
export async function measureEmbedded(lab: Lab): Promise<StrategyRun> {
  const settings = lab.embedded;
  const analyser = await loadAnalyser();
  const run = async (articles: number): Promise<StrategyRun> => {
    const services = new Services({
      limiter: TABLE_LIMITER,
      settings,
      startEngine: (clock) => ({
        detector: new TimedDetector(new EmbeddedDetector(analyser, LOG), clock),
        cache: NO_CACHE,
      }),
    });
    const queue = await enrichArticles(listVersions({ ...lab, articles }), services, {
      ...onceEach(lab),
      settings,
    });
    const { comprehend, count } = services;
    return {
      ...summarise('Copydesk, engine embedded', comprehend, queue, count, settings.memoryMegabytes),
      // There is no quota, so all functions compute all the time.
      hoursPerMillion:
        queue.billedMs / settings.maxConcurrency / MILLISECONDS_PER_HOUR / (articles / 1_000_000),
    };
  };
  await run(WARM_UP);
  return run(ARTICLES);
}
