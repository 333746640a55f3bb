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

/** A sentence with the tone that its readers heard. */
export interface ToneExample {
  readonly text: string;
  readonly label: 'POS' | 'NEG' | 'NEU' | 'MIX';
}

const TONES = ['POS', 'NEG', 'NEU'];
const TONE_COUNT = TONES.length;
/** Set on the development file. */
const EPOCHS = 6;
const RATE = 0.04;
const DECAY = 2e-3;
const SEED = 7;
/** A bucket's weight must have been learnt from this many sentences. */
const MIN_COUNT = 2;

/** Reads NewsMTSC's sentences: JSON Lines of text and label. */
export function readToneExamples(folder: string, split: 'train' | 'dev'): ToneExample[] {
  return readFileSync(join(folder, `newsmtsc-${split}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ToneExample);
}

/** Learns to tell a sentence's tone: a softmax regression by AdaGrad. The same examples make the same bytes. */
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
  // An example has one label, so that it is learnt as one sentence, even where it holds two.
  return listToneFeatures(cutToneSentences(tokenise(text)).flat(), valences);
}

/** VADER's lexicon out of its npm package: words alone, valences rounded to halves. */
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

/** A weight has this many steps on either side: more tell no better and deflate worse. */
const STEPS = 63;

/** As signed bytes; all but one weight in a thousand fit, the rest are cut. */
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
