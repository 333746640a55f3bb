import { findEntities } from './find-entities.ts';
import type { FoundEntity, FoundSentiment } from './found.ts';
import { readModel } from './tagger/read-model.ts';
import { tokenise } from './tokenise.ts';
import { scoreSentiment } from './tone/score-sentiment.ts';
import { unpackTone } from './tone/tone-model.ts';

export type { FoundEntity, FoundSentiment } from './found.ts';

/** Finds what a text names and how it sounds. English only: it knows nothing of other languages and must not be asked. */
export interface Analyser {
  /** In the order of the text, none overlapping. */
  entities(text: string): FoundEntity[];
  sentiment(text: string): FoundSentiment;
  readonly version: string;
  /** Comprehend's codes of the languages that it speaks. */
  readonly languages: readonly string[];
}

let loading: Promise<Analyser> | undefined;

/** The analyser, ready to be asked. Its models are read once a process, at the first call. */
export function loadAnalyser(): Promise<Analyser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Analyser> {
  const [names, tones] = await Promise.all([import('./models/names.js'), import('./models/tone.js')]);
  const tagger = readModel(names);
  const tone = unpackTone(tones);
  return {
    version: 'crf-2',
    languages: ['en'],
    entities: (text) => findEntities(tagger, text),
    sentiment: (text) => scoreSentiment(tokenise(text), tone),
  };
}
