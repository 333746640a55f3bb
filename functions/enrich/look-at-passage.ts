import type { BackfillMessage, PassageMessage, PublicationMessage } from '@copydesk/core/article/messages';
import type { ArticleStore } from '@copydesk/core/store/article-store';
import type { Head } from '@copydesk/core/store/items';
import { decidePassage } from './decide-passage.ts';

export interface LookPorts {
  readonly store: Pick<ArticleStore, 'deletePassages'>;
  readonly objectEvents: { send(messages: readonly BackfillMessage[]): Promise<void> };
  readonly publications: { send(messages: readonly PublicationMessage[]): Promise<void> };
  readonly pipelineVersion: string;
}

/**
 * Does everything about a passage that needs no analysis, and says whether the passage needs one.
 *
 * @throws Error for a message of newer code
 */
export async function lookAtPassage(
  message: PassageMessage,
  head: Head | undefined,
  { store, objectEvents, publications, pipelineVersion }: LookPorts,
): Promise<'done' | 'analyse'> {
  const { articleId, generation, passage } = message;
  const decision = decidePassage(head, message, pipelineVersion);
  switch (decision) {
    case 'leave':
      throw new Error(
        `The passage is of pipeline ${message.pipelineVersion}, newer than ${pipelineVersion}: newer code analyses it`,
      );
    case 'superseded':
      if (/* guard: enrich removes no item that readers still see */ head?.published !== generation)
        await store.deletePassages(articleId, generation, [passage.index]);
      return 'done';
    case 'notify':
      await publications.send([{ type: 'publish', articleId, generation }]);
      return 'done';
    case 'backfill':
      await objectEvents.send([backfillOf(head as Head)]);
      return 'done';
    default:
      return decision;
  }
}

function backfillOf({ source: { bucket, key } }: Head): BackfillMessage {
  return { type: 'backfill', bucket, key };
}
