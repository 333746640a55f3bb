export { type Analyser, loadAnalyser } from './analyser.ts';
export { findKeyPhrases } from './find-key-phrases.ts';
export type { EntityTypeName, FoundEntity, FoundSentiment, FoundSpan, FoundTarget } from './found.ts';
export { groupMentions } from './group-mentions.ts';
export { sentenceSentiment } from './sentence-sentiment.ts';
