import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { billedUnits } from '../core/article/usage.ts';
import { cutSentences } from '../core/sentences/cut-sentences.ts';
import { extractArticle } from '../functions/split/extract/extract-article.ts';
import { MAX_CHARS, MIN_CHARS, planPassages } from '../functions/split/plan-passages.ts';
import type { BenchOptions } from './bench.ts';

const SEEDS = join(import.meta.dirname, '..', 'seeds');
/** Not a README or the like. */
const ARTICLE = /^(?![A-Z]+\.md$).*\.(?:txt|md|html)$/;
/** How far above the least that the articles' lengths allow the billed units may be; units are whole. */
const MAX_RATIO = 1.02;
/** The articles are repeated to about this many characters, so that a run is long enough to time. */
const TIMED_CHARS = 2_000_000;

/** Billed units of our passages, of one document per sentence, and the least possible; and the planner's speed. */
export async function run({ json, data = SEEDS }: BenchOptions): Promise<boolean> {
  const result = await measure(data);
  if (json) console.log(JSON.stringify(result, undefined, 2));
  else print(data, result);
  return result.within;
}

async function measure(data: string) {
  const texts = await readTexts(data);
  const least = sum(texts, (text) => billedUnits(lengthOf(text)));
  const planned = texts.map((text) => planPassages(text).map((passage) => passage.text));
  const ours = unitsOf(planned);
  const sentences = unitsOf(
    texts.map((text) => cutSentences(text).map(({ begin, end }) => text.slice(begin, end))),
  );
  const passages = planned.flat();
  return {
    articles: texts.length,
    characters: sum(texts, lengthOf),
    leastUnits: least,
    ours: { units: ours, ratio: ratio(ours, least), documents: passages.length },
    perSentence: { units: sentences, ratio: ratio(sentences, least) },
    outsideBand: passages.map(lengthOf).filter((chars) => chars < MIN_CHARS || chars > MAX_CHARS).length,
    megabytesPerSecond: timePlanning(texts),
    within: ours <= Math.ceil(least * MAX_RATIO),
  };
}

async function readTexts(folder: string): Promise<string[]> {
  const names = readdirSync(folder).filter((name) => ARTICLE.test(name));
  if (names.length === 0)
    throw new Error(`There is no .txt, .md or .html file in ${folder}: name another folder with --data`);
  const articles = names.map((name) => extractArticle(readFileSync(join(folder, name))));
  return (await Promise.all(articles)).map(({ text }) => text);
}

/** @returns megabytes of UTF-8 planned in a second, the best of a few runs */
function timePlanning(texts: readonly string[]): number {
  const all = texts.join('\n\n');
  const text = Array.from({ length: Math.ceil(TIMED_CHARS / all.length) }, () => all).join('\n\n');
  const seconds = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    planPassages(text);
    return (performance.now() - begin) / 1_000;
  });
  return Math.round(Buffer.byteLength(text) / 1e5 / Math.min(...seconds)) / 10;
}

const lengthOf = (text: string) => [...text].length;
const sum = (texts: readonly string[], measure: (text: string) => number) =>
  texts.reduce((total, text) => total + measure(text), 0);
const unitsOf = (articles: readonly (readonly string[])[]) =>
  sum(articles.flat(), (text) => billedUnits(lengthOf(text)));
const ratio = (units: number, least: number) => Math.round((units / least) * 10_000) / 10_000;

function print(data: string, result: Awaited<ReturnType<typeof measure>>): void {
  const { articles, characters, leastUnits, ours, perSentence, outsideBand, within } = result;
  console.log(`${articles} articles of ${characters} characters in ${data}; units of one analysis`);
  console.log(`least possible      ${leastUnits}`);
  console.log(
    `ours                ${ours.units}  × ${ours.ratio}  ${within ? 'ok' : 'OVER'} (limit × ${MAX_RATIO}), ${ours.documents} documents, ${outsideBand} outside ${MIN_CHARS} to ${MAX_CHARS} characters`,
  );
  console.log(`one per sentence    ${perSentence.units}  × ${perSentence.ratio}`);
  console.log(`speed of planning   ${result.megabytesPerSecond} MB/s`);
}
