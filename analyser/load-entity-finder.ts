import { loadAnalyser } from './analyser.ts';
import { findEntitiesByRules } from './find-entities-by-rules.ts';
import type { FoundEntity } from './found.ts';
import { readModel } from './tagger/read-model.ts';

/** Finds the entities of a text, in its order, without overlaps. */
export type EntityFinder = (text: string) => FoundEntity[];

/** One loader for each language, by Comprehend's code. A model is read at the first call, once per process. */
const LOADERS: Readonly<Record<string, () => Promise<EntityFinder>>> = {
  en: async () => (await loadAnalyser()).entities,
  de: async () => {
    const [{ GERMAN_RULES: rules }, packed] = await Promise.all([
      import('./languages/german-rules.ts'),
      import('./models/names-de.js'),
    ]);
    const tagger = readModel(packed, rules.grammar);
    return (text) => findEntitiesByRules(rules, tagger, text);
  },
  pt: async () => {
    const [{ PORTUGUESE_RULES: rules }, packed] = await Promise.all([
      import('./languages/portuguese-rules.ts'),
      import('./models/names-pt.js'),
    ]);
    const tagger = readModel(packed, rules.grammar);
    return (text) => findEntitiesByRules(rules, tagger, text);
  },
};

/** Comprehend's codes of the languages in which entities are found. Sentiment is found in English only. */
export const ENTITY_LANGUAGES: readonly string[] = Object.keys(LOADERS);

const loading = new Map<string, Promise<EntityFinder>>();

/**
 * Loads what finds entities in a language. A process reads the models only of the languages that it asks for.
 *
 * @param language one of {@link ENTITY_LANGUAGES}
 * @throws RangeError for another language
 */
export function loadEntityFinder(language: string): Promise<EntityFinder> {
  const load = Object.hasOwn(LOADERS, language) ? LOADERS[language] : undefined;
  if (!load) {
    const known = ENTITY_LANGUAGES.join(', ');
    throw new RangeError(`The analyser has no model for "${language}". Name one of its languages: ${known}.`);
  }
  let finder = loading.get(language);
  if (!finder) {
    finder = load();
    loading.set(language, finder);
  }
  return finder;
}
