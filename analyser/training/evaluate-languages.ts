import { join } from 'node:path';
import { loadEntityFinder } from '../load-entity-finder.ts';
import { findWithCompromise } from './find-with-compromise.ts';
import { findWithGermanCompromise } from './find-with-german-compromise.ts';
import { TRAINED_GERMAN } from './german.ts';
import { binClaims, calibrationError } from './measure-calibration.ts';
import { rateOf } from './measure-speed.ts';
import { TRAINED_PORTUGUESE } from './portuguese.ts';
import { printTable } from './print-table.ts';
import { readCorpora } from './read-corpus.ts';
import type { TypedSpan } from './score-spans.ts';
import { claimsOf, NAMES, rate, tally } from './tally-documents.ts';
import type { TrainedLanguage } from './trained-language.ts';

/** The languages with names only, each with the tagger that npm has for it. */
const LANGUAGES: readonly (readonly [
  TrainedLanguage,
  tagger: string,
  find: (text: string) => TypedSpan[],
])[] = [
  [TRAINED_GERMAN, 'de-compromise', findWithGermanCompromise],
  // No tagger on npm reads Portuguese.
  [TRAINED_PORTUGUESE, 'compromise, for English', findWithCompromise],
];

/** Prints accuracy, calibration and speed of each language beside English. */
export async function evaluateLanguages(data: string): Promise<void> {
  for (const [{ code, unifySpan }, tagger, find] of LANGUAGES) {
    const dev = readCorpora(join(data, `ner-${code}`), 'dev', unifySpan);
    const ours = await loadEntityFinder(code);
    console.log(
      `\nNames, ${code}: strict character spans on running text, F1 in per cent (ours / ${tagger})\n`,
    );
    printTable(
      ['documents', ...NAMES, 'all three'],
      [...Map.groupBy(dev, ({ corpus }) => corpus)].map(([corpus, documents]) => {
        const a = tally(documents, ours, NAMES);
        const b = tally(documents, find, NAMES);
        return [corpus, ...[...a.keys()].map((i) => `${rate(a[i])} / ${rate(b[i])}`)];
      }),
    );
    const error = calibrationError(binClaims(claimsOf(ours, dev)));
    const texts = dev.map(({ text }) => text);
    console.log(`\n${code}: mean calibration error ${error.toFixed(3)}; ${rateOf(texts, ours)} KB/s`);
  }
}
