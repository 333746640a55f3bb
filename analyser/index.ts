export { ANALYSER_VERSION, type Analyser, loadAnalyser } from './analyser.ts';
export { findKeyPhrases } from './find-key-phrases.ts';
export { findTargets } from './find-targets.ts';
export type { EntityTypeName, FoundEntity, FoundSentiment, FoundSpan, FoundTarget } from './found.ts';
export { ENTITY_LANGUAGES, type EntityFinder, loadEntityFinder } from './load-entity-finder.ts';
