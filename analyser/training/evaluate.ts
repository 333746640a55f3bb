import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Analyser, loadAnalyser } from '../analyser.ts';
import type { EntityTypeName } from '../found.ts';
import { drawCalibration } from './draw-calibration.ts';
import { evaluateLanguages } from './evaluate-languages.ts';
import { findWithCompromise } from './find-with-compromise.ts';
import { binClaims, calibrationError } from './measure-calibration.ts';
import { measureSpeed } from './measure-speed.ts';
import { printTable } from './print-table.ts';
import { readAnnotated } from './read-annotated.ts';
import { readCorpora } from './read-corpus.ts';
import { ratesOf, type Tally } from './score-spans.ts';
import { claimsOf, NAMES, rate, tally } from './tally-documents.ts';
import { readToneExamples } from './train-tone.ts';

/** `npm run evaluate -- --data DIR [--plots DIR]`: prints accuracy, calibration and speed of the analyser, beside compromise's. */
const { values } = parseArgs({
  options: { data: { type: 'string' }, plots: { type: 'string' } },
});
if (!values.data) {
  console.error(
    'Say where the data is: npm run evaluate -- --data DIR (a folder that holds ner/ and sentiment/).',
  );
  process.exit(2);
}

const ALL_TYPES = [
  ...NAMES,
  'EVENT',
  'TITLE',
  'OTHER',
  'COMMERCIAL_ITEM',
  'DATE',
  'QUANTITY',
] as const satisfies readonly EntityTypeName[];
const ROOT = join(import.meta.dirname, '../..');

const analyser = await loadAnalyser();
const dev = readCorpora(join(values.data, 'ner'), 'dev');
const annotated = readAnnotated(join(ROOT, 'tests/analyser/annotated/passages.txt'));
const ours = (text: string) => analyser.entities(text);

console.log('Names: strict character spans on running text, F1 in per cent (ours / compromise)\n');
printTable(
  ['documents', ...NAMES, 'all three'],
  [...Map.groupBy([...dev, ...annotated], ({ corpus }) => corpus)].map(([corpus, documents]) => {
    const a = tally(documents, ours, NAMES);
    const b = tally(documents, findWithCompromise, NAMES);
    return [corpus, ...[...a.keys()].map((i) => `${rate(a[i])} / ${rate(b[i])}`)];
  }),
);

console.log('\nEvery type, on the passages annotated by hand: precision, recall, F1\n');
const perType = tally(annotated, ours, ALL_TYPES);
printTable(
  ['type', 'precision', 'recall', 'F1', 'there are'],
  [...ALL_TYPES, 'all'].map((type, i) => {
    const rates = ratesOf(perType[i] as Tally);
    return [
      type,
      ...[rates?.precision, rates?.recall, rates?.f1].map((value) => value?.toFixed(1) ?? '–'),
      `${perType[i]?.gold}`,
    ];
  }),
);

const nameBins = binClaims(claimsOf(ours, [...dev, ...annotated]));
console.log(`\nNames: mean calibration error ${calibrationError(nameBins).toFixed(3)}`);

const tone = measureTone(analyser, join(values.data, 'sentiment'));
console.log('\nTone: newsmtsc-dev without its mixed sentences, F1 in per cent\n');
printTable(
  ['positive', 'negative', 'neutral', 'macro-F1', 'calibration error'],
  [[...tone.f1.map((f1) => f1.toFixed(1)), tone.macro.toFixed(1), calibrationError(tone.bins).toFixed(3)]],
);

console.log('\nSpeed, one core, in this run\n');
const speeds = measureSpeed(
  analyser,
  dev.map(({ text }) => text),
);
printTable(
  ['what', 'KB/s'],
  [
    ['names and tone, document by document', `${speeds.documents}`],
    ['names and tone, one document of a million characters', `${speeds.long}`],
    ['compromise: people, places, organizations, document by document', `${speeds.compromise}`],
  ],
);

await evaluateLanguages(values.data);

if (values.plots) {
  writeFileSync(join(values.plots, 'analyser-names.svg'), drawCalibration('Names', nameBins));
  writeFileSync(join(values.plots, 'analyser-tone.svg'), drawCalibration('Tone', tone.bins));
}

function measureTone({ sentiment }: Analyser, folder: string) {
  const tones = ['POSITIVE', 'NEGATIVE', 'NEUTRAL'] as const;
  const examples = readToneExamples(folder, 'dev').filter(({ label }) => label !== 'MIX');
  const cases = examples.map(({ text, label }) => ({
    gold: tones.find((tone) => tone.startsWith(label)),
    heard: sentiment(text),
  }));
  const f1 = tones.map((tone) => {
    const right = cases.filter(({ gold, heard }) => gold === tone && heard.label === tone).length;
    const found = cases.filter(({ heard }) => heard.label === tone).length;
    const gold = cases.filter((item) => item.gold === tone).length;
    return (200 * right) / (found + gold);
  });
  const bins = binClaims(
    cases.map(({ gold, heard }) => ({
      score: Math.max(...Object.values(heard.scores)),
      isRight: gold === heard.label,
    })),
  );
  return { f1, macro: f1.reduce((a, b) => a + b) / f1.length, bins };
}
