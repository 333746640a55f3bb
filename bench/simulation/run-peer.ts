import { MessageSource } from './message-source.ts';
import { type LimiterKind, ModelledComprehend } from './modelled-comprehend.ts';
import type { Peer } from './peers.ts';
import { Random } from './random.ts';
import { retryLikeSdk } from './retry-like-sdk.ts';
import { type StrategyRun, summarise } from './strategy-run.ts';
import { inkOf, lengthOf, TextCount } from './text-count.ts';
import { VirtualClock } from './virtual-clock.ts';

const TIMEOUT_MS = 120_000;
const MEGABYTES = 512;
/** Receives before a message moves to the dead-letter queue, as in the AWS samples. */
const MAX_RECEIVES = 3;

/** Sends articles to Comprehend in the way of a peer. */
export async function runPeer(
  peer: Peer,
  articles: Iterable<string>,
  limiter: LimiterKind,
  seed = 1,
): Promise<StrategyRun> {
  const random = new Random(seed);
  const clock = new VirtualClock(random);
  const comprehend = new ModelledComprehend(clock, random, limiter);
  const count = new TextCount();
  const settings = {
    batchSize: peer.batchSize,
    maxConcurrency: peer.concurrency,
    timeoutMs: TIMEOUT_MS,
    visibilityMs: 6 * TIMEOUT_MS,
    maxReceives: MAX_RECEIVES,
  };
  const queue = new MessageSource(clock, random, settings, counted());
  queue.feed(async (batch) => {
    const done: boolean[] = [];
    for (const text of batch) done.push(await analyse(text));
    return done;
  });

  function* counted(): Generator<string, void> {
    for (const text of articles) {
      count.add(text);
      yield text;
    }
  }

  /** @returns whether the article is finished, whole or not */
  async function analyse(text: string): Promise<boolean> {
    let ink = 0;
    for (const { operation, documents } of peer.plan(text)) {
      try {
        await retryLikeSdk(() => comprehend.call(operation, documents.map(lengthOf)), peer.attempts, clock);
        ink += inkOf(documents);
      } catch {
        if (peer.onFailure === 'deliver again') return false;
      }
    }
    count.analysed(ink / 2);
    return true;
  }

  await clock.run();
  return summarise(peer.name, comprehend, queue, count, MEGABYTES);
}
