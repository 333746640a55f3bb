import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildLexicon } from './build-lexicon.ts';
import { gatherNames } from './gather-names.ts';
import { TRAINED_GERMAN } from './german.ts';
import { INVENTED, inventNews } from './invent-news.ts';
import { packLexicon, packTagger } from './pack-model.ts';
import { TRAINED_PORTUGUESE } from './portuguese.ts';
import { readCorpora } from './read-corpus.ts';
import { readSentences } from './read-sentences.ts';
import { type TaggerOptions, trainTagger } from './train-tagger.ts';
import { readToneExamples, trainTone } from './train-tone.ts';
import type { TrainedLanguage } from './trained-language.ts';
import { writeModule } from './write-module.ts';

/**
 * `npm run train -- --data DIR [--only LANGUAGE]`: makes the committed models from `DIR/ner`, `DIR/ner-de`,
 * `DIR/ner-pt` and `DIR/sentiment`, byte for byte.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, '../models') },
  },
});
const { data, only, out } = values;
if (!data) {
  console.error(
    'Say where the data is: npm run train -- --data DIR (a folder that holds ner/, ner-de/, ner-pt/ and sentiment/).',
  );
  process.exit(2);
}

/** The step size of stored weights. Half of it costs a third more bytes and improves nothing. */
const STEP = 0.1;
const SEED = 7;
/** How often each pattern of invented news is filled, and its weight relative to real text. */
const INVENTED_ROUNDS = 8;
const INVENTED_WEIGHT = 0.5;
/** The options of every language. */
const OPTIONS = {
  epochs: 6,
  pruneAfter: 3,
  rate: 0.1,
  decay: 0.0005,
  minCount: 2,
  dropout: 0.25,
  seed: SEED,
} as const satisfies Partial<TaggerOptions>;
const OTHERS = [TRAINED_GERMAN, TRAINED_PORTUGUESE];
const CODES = ['en', ...OTHERS.map(({ code }) => code)];
if (only && !CODES.includes(only)) {
  console.error(`--only ${only} is no trained language. Name one of ${CODES.join(', ')}.`);
  process.exit(2);
}

if (!only || only === 'en') trainEnglish(data);
for (const language of OTHERS) if (!only || only === language.code) trainOther(language, data);

function trainEnglish(folder: string): void {
  const documents = readCorpora(join(folder, 'ner'), 'train');
  const sentences = readSentences(join(folder, 'sentiment'), 'train');
  const lexicon = buildLexicon(gatherNames([...documents, ...sentences].map(({ text }) => text)));
  const tagger = trainTagger([...documents, ...inventNews(INVENTED_ROUNDS, SEED)], lexicon, {
    ...OPTIONS,
    keep: 90_000,
    weightOf: (corpus) => (corpus === INVENTED ? INVENTED_WEIGHT : 1),
    onEpoch: (epoch) => console.error(`tagger: pass ${epoch + 1}`),
  });
  writeModule(join(out, 'names.js'), 'lists of names and the weights of the tagger', {
    lexicon: packLexicon(lexicon),
    tagger: packTagger(tagger, STEP),
  });
  writeModule(join(out, 'tone.js'), 'the sentiment model', {
    ...trainTone(readToneExamples(join(folder, 'sentiment'), 'train')),
  });
}

function trainOther(language: TrainedLanguage, folder: string): void {
  const { code, grammar, weightOf } = language;
  const documents = readCorpora(join(folder, `ner-${code}`), 'train', language.unifySpan);
  const lexicon = language.buildLexicon(documents.map(({ text }) => text));
  const tagger = trainTagger(documents, lexicon, {
    ...OPTIONS,
    ...language.options,
    grammar,
    weightOf,
    onEpoch: (epoch) => console.error(`tagger of ${code}: pass ${epoch + 1}`),
  });
  writeModule(join(out, `names-${code}.js`), `lists and weights of the tagger, ${code}`, {
    lexicon: packLexicon(lexicon),
    tagger: packTagger(tagger, STEP),
  });
}
