import type { NotYetError } from '@copydesk/core/article/errors';
import type { PassageMessage } from '@copydesk/core/article/messages';
import type { Log } from '@copydesk/core/runtime/logger';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import { nameArticles } from './name-articles.ts';

export interface PostponePorts {
  /** The queue that the messages come from. */
  readonly passages: {
    send(messages: readonly PassageMessage[], options: { delaySeconds: number }): Promise<void>;
  };
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Sends messages again, with the delay of the first. Their receive count starts again at 0, because none of them failed. */
export async function postponePassages(
  waiting: readonly { readonly message: PassageMessage; readonly error: NotYetError }[],
  { passages, log, metrics }: PostponePorts,
): Promise<void> {
  const [first] = waiting;
  if (!first) return;
  log.info('Passages have to wait longer than this function lives, and are sent again', {
    ...nameArticles(waiting.map(({ message }) => message)),
    passages: waiting.length,
    reason: first.error.message,
  });
  metrics.add('PassagesPostponed', waiting.length);
  await passages.send(
    waiting.map(({ message }) => message),
    { delaySeconds: first.error.delaySeconds },
  );
}
