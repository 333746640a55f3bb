import type { Passage } from '@copydesk/core/article/passage';
import type { SourceObject } from '@copydesk/core/article/revision';
import type { Settings } from '@copydesk/core/article/settings';
import type { Log } from '@copydesk/core/runtime/logger';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import type { ArticleStore } from '@copydesk/core/store/article-store';
import type { Claim } from '@copydesk/core/store/head-updates';
import type { Head } from '@copydesk/core/store/items';
import { type AnnouncePorts, announceGeneration } from './announce-generation.ts';
import { cutArticle } from './cut-article.ts';
import type { NewGeneration } from './decide-event.ts';
import type { OwnAliases } from './own-aliases.ts';
import { encodePlan } from './passage-plan.ts';
import { type Article, type ReadPorts, type Rejected, readArticle } from './read-article.ts';
import type { OpenObject } from './read-object.ts';
import { type PassagePorts, sendPassages } from './send-passages.ts';
import { type RecheckPorts, sendRecheck } from './send-recheck.ts';
import { type DayPorts, sendRejectedDay } from './send-rejected-day.ts';

export interface StartPorts extends ReadPorts, RecheckPorts, PassagePorts, AnnouncePorts, DayPorts {
  readonly store: Pick<ArticleStore, 'claim'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly settings: Settings;
  readonly aliases: Pick<OwnAliases, 'keep'>;
  now(): Date;
}

/**
 * Starts a generation of an object: claims the article, and then sends its passages, or announces its rejection.
 *
 * @param head as read before the object was opened
 * @returns false where the head changed since it was read: nothing was claimed
 * @throws Error for a failure that a retry can cure
 */
export async function startGeneration(
  articleId: string,
  head: Head | undefined,
  object: OpenObject,
  { sequencer, generation, needsRecheck }: NewGeneration,
  ports: StartPorts,
): Promise<boolean> {
  const { pipelineVersion, settings } = ports;
  const { source } = object;
  const article = await readArticle(object, ports);
  const passages = 'rejection' in article ? [] : cutArticle(article.text, head, ports);
  const outcome = 'rejection' in article ? rejected(article) : enriching(article, passages, source, ports);
  // guard: the alias file is in the table before a generation names it
  if (outcome.status === 'ENRICHING') await ports.aliases.keep();
  const claim: Claim = { articleId, source, sequencer, generation, pipelineVersion, seen: head, outcome };
  // guard: a claim that no event covers has a recheck
  if (needsRecheck) await sendRecheck(source, ports);
  // guard: the day of a rejection that a claim replaces is announced
  await sendRejectedDay(head, ports);
  if (!(await ports.store.claim(claim)))
    // guard: a claim that lost a race is decided again
    return false;
  ports.metrics.add('ArticlesIn', 1);
  if (outcome.status === 'REJECTED') {
    // The detail quotes the object. The head has it.
    ports.log.warn('Rejected', { articleId, generation, key: source.key, reason: outcome.reason });
    await announceGeneration(articleId, generation, ports);
  } else {
    const { language } = outcome.draft;
    await sendPassages({ articleId, generation, language, settings }, passages, ports);
  }
  return true;
}

function rejected({ rejection: { reason, message: detail } }: Rejected) {
  return { status: 'REJECTED', reason, detail } as const;
}

function enriching(
  { facts }: Article,
  passages: readonly Passage[],
  { receivedAt }: SourceObject,
  { settings, now }: StartPorts,
) {
  return {
    status: 'ENRICHING',
    draft: { ...facts, receivedAt, claimedAt: now().toISOString() },
    passageCount: passages.length,
    settings,
    plan: encodePlan(passages),
  } as const;
}
