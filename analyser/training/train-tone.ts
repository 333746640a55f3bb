import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { tokenise } from '../tokenise.ts';
import { cutToneSentences } from '../tone/cut-tone-sentences.ts';
import { listToneFeatures, type ToneFeatures } from '../tone/list-tone-features.ts';
import { type PackedTone, readValences, TONE_BUCKETS } from '../tone/tone-model.ts';
import { weighFeatures } from '../tone/weigh-sentence.ts';
import { createRandom } from './create-random.ts';

/** A sentence with its annotated tone. */
export interface ToneExample {
  readonly text: string;
  readonly label: 'POS' | 'NEG' | 'NEU' | 'MIX';
}

const TONES = ['POS', 'NEG', 'NEU'];
const TONE_COUNT = TONES.length;
/** Chosen on the development file. */
const EPOCHS = 6;
const RATE = 0.04;
const DECAY = 2e-3;
const SEED = 7;
/** The fewest sentences that a bucket's weight is trained on. */
const MIN_COUNT = 2;

/** Reads NewsMTSC's sentences: JSON Lines of text and label. */
export function readToneExamples(folder: string, split: 'train' | 'dev'): ToneExample[] {
  return readFileSync(join(folder, `newsmtsc-${split}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ToneExample);
}

/** Trains the tone model: a softmax regression by AdaGrad. The same examples give the same bytes. */
export function trainTone(examples: readonly ToneExample[]): PackedTone {
  const lexicon = gatherValences();
  const valences = readValences(lexicon);
  const cases = examples
    .filter(({ label }) => TONES.includes(label))
    .map(({ text, label }) => ({ features: featuresOf(text, valences), tone: TONES.indexOf(label) }));
  const counts = new Int32Array(TONE_BUCKETS);
  for (const { features } of cases)
    for (const bucket of features.buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  const weights = new Float64Array(TONE_BUCKETS * TONE_COUNT);
  const squares = new Float64Array(TONE_BUCKETS * TONE_COUNT).fill(1e-6);
  const random = createRandom(SEED);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const k of random.shuffle(cases.length)) {
      const { features, tone } = cases[k] as (typeof cases)[number];
      const heard = weighFeatures(features, { weights, scale: 1 });
      heard.forEach((probability, c) => {
        const error = probability - (c === tone ? 1 : 0);
        features.buckets.forEach((bucket, i) => {
          if ((counts[bucket] as number) < MIN_COUNT) return;
          const at = bucket * TONE_COUNT + c;
          const gradient = error * (features.values[i] as number) + DECAY * (weights[at] as number);
          squares[at] = (squares[at] as number) + gradient * gradient;
          weights[at] = (weights[at] as number) - (RATE * gradient) / Math.sqrt(squares[at] as number);
        });
      });
    }
  }
  return { lexicon, ...pack(weights) };
}

function featuresOf(text: string, valences: ReadonlyMap<string, number>): ToneFeatures {
  // An example has one label, so it is trained as one sentence even if it has two.
  return listToneFeatures(cutToneSentences(tokenise(text)).flat(), valences);
}

/** Reads VADER's lexicon from its npm package: words only, valences rounded to halves. */
function gatherValences(): string {
  const file = createRequire(import.meta.url).resolve('vader-sentiment/vader_lexicon.txt');
  const byValence = new Map<number, string[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', mean = ''] = line.split('\t');
    const valence = Math.round(Number(mean) * 2) / 2;
    if (!/^[a-z]{2,}$/.test(word) || !valence) continue;
    byValence.set(valence, [...(byValence.get(valence) ?? []), word]);
  }
  return [...byValence]
    .sort(([a], [b]) => a - b)
    .map(([valence, words]) => `${valence}\t${words.sort().join(' ')}`)
    .join('\n');
}

/** The steps of a weight on either side of 0. More steps are no more accurate and compress worse. */
const STEPS = 63;

/** Converts weights to signed bytes. One weight in a thousand is clipped. */
function pack(weights: Float64Array): Pick<PackedTone, 'weights' | 'scale'> {
  const sizes = [...weights]
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  const scale = ((sizes[Math.floor(sizes.length * 0.999)] ?? 1) / STEPS).toPrecision(6);
  const bytes = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / Number(scale)))),
  );
  return { weights: deflateRawSync(bytes, { level: 9 }).toString('base64'), scale };
}
