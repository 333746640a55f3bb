import { type LanguageGuess, loadLanguageDetector } from './detect-language.ts';
import type { Engine } from './engine.ts';

/** The analyser of this repository, as the endpoint asks for it. Models are read here, at the first call that asks. */
export async function loadEmbeddedEngine(): Promise<Engine> {
  const { findKeyPhrases, findTargets, loadAnalyser } = await import('@copydesk/analyser');
  const analyser = await loadAnalyser();
  let detector: Promise<(text: string) => LanguageGuess[]> | undefined;
  return {
    version: analyser.version,
    languages: analyser.languages,
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
