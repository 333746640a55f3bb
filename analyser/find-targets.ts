import type { FoundEntity, FoundSentiment, FoundTarget } from './found.ts';
import { groupMentions } from './group-mentions.ts';
import { sentenceSentiment } from './sentence-sentiment.ts';

/** The methods of an Analyser that targeted sentiment needs. */
interface Findings {
  entities(text: string): readonly FoundEntity[];
  sentiment(text: string): FoundSentiment;
}

/** Finds targeted sentiment: the entities of a text, each with its mentions and the tone of each mention's sentence. */
export function findTargets(analyser: Findings, text: string): FoundTarget[] {
  const sentimentAt = sentenceSentiment(text, (sentence) => analyser.sentiment(sentence));
  return groupMentions(analyser.entities(text), sentimentAt, text);
}
