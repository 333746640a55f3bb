import { CURES } from '@copydesk/core/article/cures';
import { ANALYSIS_FAILURES, REJECTION_REASONS, type Reason } from '@copydesk/core/article/status';
import { type ArticleUsage, sumUnits } from '@copydesk/core/article/usage';
import type { Failure, ReceivedArticle } from '@copydesk/core/queries/answers';
import { toneOf } from '@copydesk/core/queries/timeline';
import type { ArticleCard } from '@copydesk/core/store/article-card';
import type { ArticleView } from '@copydesk/core/store/article-reader';
import type { z } from '@hono/zod-openapi';
import type { Frozen } from './reply.ts';
import type * as schemas from './schemas/articles.ts';

const MEANINGS: Readonly<Record<Reason, string>> = { ...REJECTION_REASONS, ...ANALYSIS_FAILURES };

/** A reason with what it means and what to do about it. */
export const toReason = (reason: Reason) => ({ reason, means: MEANINGS[reason], cure: CURES[reason] });

const toUsage = (usage: ArticleUsage) => ({
  units: sumUnits(usage),
  cachedUnits: usage.cachedUnits,
  calls: usage.calls,
});

/** A card without what only the pipeline needs: the sketch, the names that the entities repeat, the steps' times. */
export function toArticle(card: ArticleCard): Frozen<z.output<typeof schemas.Article>> {
  const { names: _, namesLeftOut: __, sketch: ___, timings: ____, usage, reasons = [], ...shown } = card;
  return {
    ...shown,
    reasons,
    usage: toUsage(usage),
    ...(card.sentiment && { tone: toneOf(card.sentiment) }),
  };
}

export function toRecord({
  head,
  card,
}: Pick<ArticleView, 'head' | 'card'>): Frozen<z.output<typeof schemas.ArticleRecord>> {
  const { articleId, source, status, reasons = [], detail, receivedAt, generation } = head;
  return {
    articleId,
    bucket: source.bucket,
    key: source.key,
    ...(source.size !== undefined && { size: source.size }),
    status,
    reasons: reasons.map(toReason),
    ...(detail !== undefined && { detail }),
    ...(receivedAt !== undefined && { receivedAt }),
    generation,
    ...(card && { published: toArticle(card) }),
  };
}

export const toFailure = ({ reasons, ...failure }: Failure) => ({
  ...failure,
  reasons: reasons.map(toReason),
});

export const toReceived = ({ card, ...received }: ReceivedArticle) => ({
  ...toFailure(received),
  ...(card && { published: toArticle(card) }),
});
