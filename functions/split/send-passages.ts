import { analysesIn } from '@copydesk/core/article/analysis';
import type { Language } from '@copydesk/core/article/language';
import type { PassageMessage } from '@copydesk/core/article/messages';
import type { Passage } from '@copydesk/core/article/passage';
import type { Settings } from '@copydesk/core/article/settings';

export interface PassagePorts {
  readonly passages: { send(messages: readonly PassageMessage[]): Promise<void> };
  readonly pipelineVersion: string;
}

/** The generation whose passages are sent. */
export interface SentGeneration {
  readonly articleId: string;
  readonly generation: string;
  readonly language: Language;
  /** The settings that the generation was started with. */
  readonly settings: Settings;
}

/** Asks enrich to analyse passages of a generation. */
export async function sendPassages(
  { articleId, generation, language, settings }: SentGeneration,
  passages: readonly Passage[],
  { passages: queue, pipelineVersion }: PassagePorts,
): Promise<void> {
  const analyses = analysesIn(language, settings.analyses);
  await queue.send(
    passages.map((passage) => ({ articleId, generation, pipelineVersion, language, analyses, passage })),
  );
}
