import type { Settings } from '@copydesk/core/article/settings';
import type { Head } from '@copydesk/core/store/items';
import { cutAsPlanned } from './cut-as-planned.ts';
import { type ReadPorts, readArticle } from './read-article.ts';
import type { OpenObject } from './read-object.ts';
import { type PassagePorts, sendPassages } from './send-passages.ts';

export interface ResumePorts extends ReadPorts, PassagePorts {
  readonly settings: Settings;
}

/**
 * Sends the passages of an existing generation that are still pending.
 *
 * The same content under the same pipelineVersion gives the same text. The text is cut as it was for the claim, so that
 * an index names the same passage, whatever the settings are now and whatever version came before.
 *
 * @throws Error where the object gives another text than was claimed: its passages are not those that the head
 *   waits for
 */
export async function resumeGeneration(
  { articleId, generation, plan = '', settings }: Head,
  pending: ReadonlySet<number>,
  object: OpenObject,
  ports: ResumePorts,
): Promise<void> {
  const article = await readArticle(object, ports);
  if ('rejection' in article) throw article.rejection;
  // guard: a resumed generation is cut as it was for the claim
  const passages = cutAsPlanned(article.text, plan);
  if (!passages)
    throw new Error(
      `The text of ${object.source.key} is not the text that was claimed, so its pending passages cannot be cut from it`,
    );
  // guard: a resumption sends only the pending passages
  const waiting = passages.filter((passage) => pending.has(passage.index));
  const { language } = article.facts;
  await sendPassages(
    { articleId, generation, language, settings: settings ?? ports.settings },
    waiting,
    ports,
  );
}
