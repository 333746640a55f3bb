import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sentence of news and its tone. */
export interface TonedSentence {
  readonly text: string;
  readonly label: 'POS' | 'NEG' | 'NEU';
}

/** Reads `newsmtsc-<split>.jsonl` of a folder, one sentence per line. */
export function readSentences(folder: string, split: 'train' | 'dev'): TonedSentence[] {
  return readFileSync(join(folder, `newsmtsc-${split}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as TonedSentence);
}
