import type { FoundEntity, FoundSentiment } from './found.ts';
import { addMissing } from './passes/add-missing.ts';
import { findAgreements } from './passes/find-agreements.ts';
import { findDates } from './passes/find-dates.ts';
import { findExpansions } from './passes/find-expansions.ts';
import { findHandles } from './passes/find-handles.ts';
import { findQuantities } from './passes/find-quantities.ts';
import { findSignatures } from './passes/find-signatures.ts';
import { findTitles } from './passes/find-titles.ts';
import { pickLongest } from './passes/pick-longest.ts';
import { readHeadlines } from './passes/read-headlines.ts';
import { trustLists } from './passes/trust-lists.ts';
import { unifyNames } from './passes/unify-names.ts';
import { readModel, type TaggerModel } from './tagger/read-model.ts';
import { tagNames } from './tagger/tag-names.ts';
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

/** A name that is less likely than this is left out: set on the development files, where F1 is highest. */
const BELIEVED = 0.45;

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
    version: 'crf-1',
    languages: ['en'],
    entities: (text) => findEntities(tagger, text),
    sentiment: (text) => scoreSentiment(tokenise(text), tone),
  };
}

function findEntities(tagger: TaggerModel, text: string): FoundEntity[] {
  const tokens = tokenise(text);
  const sure = tagNames(tagger, text, tokens).filter(({ score }) => score >= BELIEVED);
  const found = addMissing(trustLists(sure), findExpansions(text));
  const names = readHeadlines(text, tokens, unifyNames(text, tokens, [...found, ...findSignatures(text)]));
  return pickLongest([
    ...findDates(text),
    ...findQuantities(text),
    ...findHandles(text),
    ...findTitles(text),
    ...findAgreements(text),
    ...names,
  ]);
}
