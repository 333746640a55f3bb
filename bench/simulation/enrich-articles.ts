import { BASE_ANALYSES } from '../../core/article/analysis.ts';
import type { PassageMessage } from '../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../core/article/pipeline-version.ts';
import { NO_METRICS } from '../../core/runtime/metrics.ts';
import { type EnrichPorts, enrichPassages } from '../../functions/enrich/enrich-passages.ts';
import { type PassageSize, planPassages } from '../../functions/split/plan-passages.ts';
import { type FeedSettings, MessageSource } from './message-source.ts';
import { deadlineOf, type Instance, type Services } from './services.ts';

/** One version of an article. */
export interface Version {
  readonly articleId: string;
  readonly generation: string;
  readonly text: string;
}

export interface Delivery {
  readonly settings: FeedSettings;
  readonly size: PassageSize;
  /** How often each message is delivered. */
  readonly times: number;
  /** The time within which the later deliveries happen. */
  readonly withinMs: number;
}

/** Enriches articles as fast as the quota allows, passage by passage through the real stage. */
export async function enrichArticles(
  versions: Iterable<Version>,
  services: Services,
  delivery: Delivery,
): Promise<MessageSource<PassageMessage>> {
  const { clock, random } = services;
  const queue: MessageSource<PassageMessage> = new MessageSource(clock, random, delivery.settings, split());
  queue.feed(async (messages, instance) => {
    const ports = portsOf(services.instances[instance] as Instance, services, queue, delivery.settings);
    const outcomes = await enrichPassages(messages, ports);
    return outcomes.map(({ status }) => status === 'fulfilled');
  });

  /** Claims each version and sends its passages on demand. */
  function* split(): Generator<PassageMessage, void> {
    for (const version of versions) {
      services.count.add(version.text);
      for (const message of messagesOf(version, delivery.size, services)) {
        yield message;
        for (let again = 1; again < delivery.times; again++)
          queue.add(message, random.between(0, delivery.withinMs));
      }
    }
  }

  await clock.run();
  return queue;
}

function messagesOf(
  { articleId, generation, text }: Version,
  size: PassageSize,
  { table }: Services,
): PassageMessage[] {
  const passages = planPassages(text, size, table.planOf(articleId));
  table.claim(articleId, generation, passages);
  return passages.map((passage) => ({
    articleId,
    generation,
    pipelineVersion: PIPELINE_VERSION,
    language: 'en',
    analyses: BASE_ANALYSES,
    passage,
  }));
}

/** The ports of one invocation, wired as in the handler. */
function portsOf(
  { clock, detector, cache }: Instance,
  { table }: Services,
  queue: MessageSource<PassageMessage>,
  settings: FeedSettings,
): EnrichPorts {
  const send = async () => {
    await table.request(() => undefined);
  };
  return {
    store: table.store,
    cache,
    detector,
    analyses: BASE_ANALYSES,
    passages: {
      send: async (messages, { delaySeconds }) => {
        await send();
        for (const message of messages) queue.add(message, delaySeconds * 1_000);
      },
    },
    objectEvents: { send },
    publications: { send },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    metrics: NO_METRICS,
    pipelineVersion: PIPELINE_VERSION,
    deadline: deadlineOf(clock, settings),
    now: () => new Date(clock.now()),
  };
}
