import type { Token } from '../tokenise.ts';
import { listToneFeatures, type ToneFeatures } from './list-tone-features.ts';
import type { ToneModel } from './tone-model.ts';

/** The probabilities of a sentence's tone: positive, negative, neutral. */
export type Tone = readonly [positive: number, negative: number, neutral: number];

/** Scores the tone of a single sentence. */
export function weighSentence(sentence: readonly Token[], model: ToneModel): Tone {
  return weighFeatures(listToneFeatures(sentence, model.lexicon), model);
}

export function weighFeatures(
  { buckets, values }: ToneFeatures,
  { weights, scale }: Pick<ToneModel, 'weights' | 'scale'>,
): Tone {
  const sums = [0, 0, 0] as [number, number, number];
  for (let i = 0; i < buckets.length; i++) {
    const at = (buckets[i] as number) * 3;
    const value = (values[i] as number) * scale;
    sums[0] += (weights[at] as number) * value;
    sums[1] += (weights[at + 1] as number) * value;
    sums[2] += (weights[at + 2] as number) * value;
  }
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top)) as [number, number, number];
  const all = powers[0] + powers[1] + powers[2];
  return [powers[0] / all, powers[1] / all, powers[2] / all];
}
