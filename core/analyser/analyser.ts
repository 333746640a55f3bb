import type { FoundEntity, FoundSentiment } from './found.ts';
import { findDates } from './passes/find-dates.ts';
import { findHandles } from './passes/find-handles.ts';
import { findNames } from './passes/find-names.ts';
import { findQuantities } from './passes/find-quantities.ts';
import { findTitles } from './passes/find-titles.ts';
import { pickLongest } from './passes/pick-longest.ts';
import { repeatNames } from './passes/repeat-names.ts';
import { tokenise } from './tokenise.ts';
import { scoreSentiment } from './tone/score-sentiment.ts';
import { type ToneModel, unpackTone } from './tone/tone-model.ts';

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

function createAnalyser(tone: ToneModel): Analyser {
  return {
    version: 'rules-2',
    languages: ['en'],
    entities(text) {
      const tokens = tokenise(text);
      const names = repeatNames(text, tokens, findNames(text, tokens));
      return pickLongest([
        ...findDates(text),
        ...findQuantities(text),
        ...findHandles(text),
        ...findTitles(text),
        ...names,
      ]);
    },
    sentiment: (text) => scoreSentiment(tokenise(text), tone),
  };
}

let loading: Promise<Analyser> | undefined;

/** The analyser, ready to be asked. Once a process: the models are read at the first call, and shared. */
export function loadAnalyser(): Promise<Analyser> {
  loading ??= readModels();
  return loading;
}

async function readModels(): Promise<Analyser> {
  const tone = await import('./models/tone.js');
  return createAnalyser(unpackTone(tone));
}
