import type { PublicationMessage } from '@copydesk/core/article/messages';

export interface AnnouncePorts {
  readonly publications: { send(messages: readonly PublicationMessage[]): Promise<void> };
}

/** Asks publish to process a generation that waits for no passage. Harmless to repeat. */
export async function announceGeneration(
  articleId: string,
  generation: string,
  { publications }: AnnouncePorts,
): Promise<void> {
  await publications.send([{ type: 'publish', articleId, generation }]);
}
