import { type LanguageGuess, loadLanguageDetector } from './detect-language.ts';
import type { Engine, EngineName } from './engine.ts';

/** Names the analyser without reading its models. */
export async function describeEmbeddedEngine(): Promise<EngineName> {
  const { ANALYSER_VERSION } = await import('@copydesk/analyser');
  return { name: 'embedded', version: ANALYSER_VERSION };
}

/** The analyser of this repository, as the endpoint asks for it. Models are read here, at the first call that asks. */
export async function loadEmbeddedEngine(): Promise<Engine> {
  const { ENTITY_LANGUAGES, findKeyPhrases, findTargets, loadAnalyser, loadEntityFinder } = await import(
    '@copydesk/analyser'
  );
  const analyser = await loadAnalyser();
  const others = ENTITY_LANGUAGES.filter((language) => !analyser.languages.includes(language));
  // The model of a language is read at the first text in it.
  const finderFor = (language: string) => async (text: string) => (await loadEntityFinder(language))(text);
  let detector: Promise<(text: string) => LanguageGuess[]> | undefined;
  return {
    version: analyser.version,
    languages: analyser.languages,
    entitiesOnly: Object.fromEntries(others.map((language) => [language, finderFor(language)])),
    entities: (text) => analyser.entities(text),
    sentiment: (text) => analyser.sentiment(text),
    keyPhrases: findKeyPhrases,
    targetedSentiment: (text) => findTargets(analyser, text),
    dominantLanguages: async (text) => {
      detector ??= loadLanguageDetector();
      return (await detector)(text);
    },
  };
}
