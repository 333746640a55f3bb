import { findEntities } from './find-entities.ts';
import type { FoundEntity, FoundSentiment } from './found.ts';
import { readModel } from './tagger/read-model.ts';
import { tokenise } from './tokenise.ts';
import { scoreSentiment } from './tone/score-sentiment.ts';
import { unpackTone } from './tone/tone-model.ts';

export type { FoundEntity, FoundSentiment } from './found.ts';

/** Finds names and tone in English text. Do not pass text in another language. */
export interface Analyser {
  /** Finds entities, in the order of the text, without overlaps. */
  entities(text: string): FoundEntity[];
  sentiment(text: string): FoundSentiment;
  readonly version: string;
  /** Comprehend's codes of the supported languages. */
  readonly languages: readonly string[];
}

/** Changes with what the analyser finds. */
export const ANALYSER_VERSION = 'crf-5';

let loading: Promise<Analyser> | undefined;

/** Loads the analyser. Its models are read once per process, at the first call. */
export function loadAnalyser(): Promise<Analyser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Analyser> {
  const [names, tones] = await Promise.all([import('./models/names.js'), import('./models/tone.js')]);
  const tagger = readModel(names);
  const tone = unpackTone(tones);
  return {
    version: ANALYSER_VERSION,
    languages: ['en'],
    entities: (text) => findEntities(tagger, text),
    sentiment: (text) => scoreSentiment(tokenise(text), tone),
  };
}
