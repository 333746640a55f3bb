import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildLexicon } from './build-lexicon.ts';
import { gatherNames } from './gather-names.ts';
import { INVENTED, inventNews } from './invent-news.ts';
import { packLexicon, packTagger } from './pack-model.ts';
import { readCorpora } from './read-corpus.ts';
import { readSentences } from './read-sentences.ts';
import { trainTagger } from './train-tagger.ts';
import { readToneExamples, trainTone } from './train-tone.ts';
import { writeModule } from './write-module.ts';

/** `npm run train -- --data DIR`: makes the committed models from `DIR/ner` and `DIR/sentiment`, byte for byte. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, '../models') },
  },
});
if (!values.data) {
  console.error(
    'Say where the data is: npm run train -- --data DIR (a folder that holds ner/ and sentiment/).',
  );
  process.exit(2);
}

/** The step size of stored weights. Half of it costs a third more bytes and improves nothing. */
const STEP = 0.1;
const SEED = 7;
/** How often each pattern of invented news is filled, and its weight relative to real text. */
const INVENTED_ROUNDS = 8;
const INVENTED_WEIGHT = 0.5;

const documents = readCorpora(join(values.data, 'ner'), 'train');
const sentences = readSentences(join(values.data, 'sentiment'), 'train');
const lexicon = buildLexicon(gatherNames([...documents, ...sentences].map(({ text }) => text)));
const tagger = trainTagger([...documents, ...inventNews(INVENTED_ROUNDS, SEED)], lexicon, {
  epochs: 6,
  pruneAfter: 3,
  rate: 0.1,
  decay: 0.0005,
  minCount: 2,
  keep: 90_000,
  dropout: 0.25,
  seed: SEED,
  weightOf: (corpus) => (corpus === INVENTED ? INVENTED_WEIGHT : 1),
  onEpoch: (epoch) => console.error(`tagger: pass ${epoch + 1}`),
});
writeModule(join(values.out, 'names.js'), 'lists of names and the weights of the tagger', {
  lexicon: packLexicon(lexicon),
  tagger: packTagger(tagger, STEP),
});
writeModule(join(values.out, 'tone.js'), 'the sentiment model', {
  ...trainTone(readToneExamples(join(values.data, 'sentiment'), 'train')),
});
