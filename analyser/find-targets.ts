import type { FoundEntity, FoundSentiment, FoundTarget } from './found.ts';
import { groupMentions } from './group-mentions.ts';
import { sentenceSentiment } from './sentence-sentiment.ts';

/** The part of an Analyser that finds what targets are made of. */
interface Findings {
  entities(text: string): readonly FoundEntity[];
  sentiment(text: string): FoundSentiment;
}

/** Targeted sentiment: the things that a text names, each with its mentions and the tone of the sentence around each. */
export function findTargets(analyser: Findings, text: string): FoundTarget[] {
  const sentimentAt = sentenceSentiment(text, (sentence) => analyser.sentiment(sentence));
  return groupMentions(analyser.entities(text), sentimentAt);
}
