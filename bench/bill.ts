import type { BenchOptions } from './bench-options.ts';
import { useOfDay } from './bill/digest-of-day.ts';
import { measureCompute } from './bill/measure-compute.ts';
import { type BillLine, priceArticle, priceStorage, writeUnitsOf } from './bill/price-article.ts';
import { type Bill, billOf } from './bill/run-articles.ts';
import { type Counts, KINDS } from './bill/table-meter.ts';
import { readArticles } from './read-articles.ts';

/** The goals, for an article of about 4,000 characters. */
const GOALS = { writeUnits: 40, usd: 40, storageUsd: 10, correctionUnits: 60 };
/** The lengths that count as about 4,000 characters: those that four passages take. */
const [LEAST, MOST] = [3_200, 4_800];

/**
 * Counts what one article is billed for on the real stages, over fakes that count as the services bill: from S3's event to
 * the event on the bus, then a correction of one paragraph. Prices a million of them, Comprehend apart.
 */
export async function run({ json, data }: BenchOptions): Promise<boolean> {
  const texts = data === undefined ? [await joinSeeds()] : (await readArticles(data)).filter(isAboutAsLong);
  if (texts.length === 0) throw new Error(`No article in ${data} has ${LEAST} to ${MOST} characters`);
  const bills: Bill[] = [];
  const lines: BillLine[][] = [];
  for (const text of texts) {
    const bill = await billOf(text, correct(text));
    bills.push(bill);
    lines.push(priceArticle(bill.first, await measureCompute(text)));
  }
  const storage = bills.map(({ stored }) => stored.bytes);
  // Cached results and the quota's seconds expire.
  const kept = storage.map((bytes) => sum(bytes) - bytes.cache - bytes.quota);
  const result = {
    articles: texts.length,
    characters: mean(bills.map(({ chars }) => chars)),
    items: meanCounts(bills.map(({ stored }) => stored.items)),
    bytes: meanCounts(storage),
    writeUnits: meanCounts(bills.map(({ first }) => writeUnitsOf(first))),
    correctionUnits: meanCounts(bills.map(({ correction }) => writeUnitsOf(correction))),
    lines: (lines[0] ?? []).map((line, i) => ({
      ...line,
      amount: mean(lines.map((of) => of[i]?.amount ?? 0)),
      usd: mean(lines.map((of) => of[i]?.usd ?? 0)),
    })),
    storage: priceStorage(mean(kept)),
  };
  const totals = {
    writeUnits: sum(result.writeUnits),
    usd: result.lines.reduce((all, { usd }) => all + usd, 0),
    storageUsd: result.storage.usd,
    correctionUnits: sum(result.correctionUnits),
  };
  const within = Object.entries(GOALS).every(([name, goal]) => totals[name as keyof typeof GOALS] <= goal);
  if (json) console.log(JSON.stringify({ ...result, totals, goals: GOALS, within }, undefined, 2));
  else {
    print(result, totals);
    for (const articles of DAYS) await printDigests(articles);
  }
  return within;
}

/** Articles of the days whose digests are priced, and the digests of each that are made. */
const DAYS = [1_000, 10_000];
const DIGESTS_MADE = 2;
const MOST_REST_SECONDS = 900;
/** USD for a million units or files. */
const USD = { readUnits: 0.125, writeUnits: 0.625, files: 5 };

/** The digests of a day, for a million articles of such days. Lambda's time is not in it. */
async function printDigests(articles: number): Promise<void> {
  const use = await useOfDay(articles, MOST_REST_SECONDS, DIGESTS_MADE);
  console.log(`\n${use.digests} digests of a day of ${articles} articles            USD a million articles`);
  const line = (name: string, count: number, price: number) =>
    console.log(
      `${name.padEnd(34)}${Math.round(count).toString().padStart(10)} ${((count * price) / articles).toFixed(2).padStart(8)}`,
    );
  for (const [part, units] of Object.entries(use.reads)) line(`read units, ${part}`, units, USD.readUnits);
  for (const [part, units] of Object.entries(use.writes)) line(`write units, ${part}`, units, USD.writeUnits);
  line('files put', use.files, USD.files);
  line('more, if no process kept anything', use.earlierReads, USD.readUnits);
}

interface Result {
  readonly articles: number;
  readonly characters: number;
  readonly items: Counts;
  readonly bytes: Counts;
  readonly writeUnits: Counts;
  readonly correctionUnits: Counts;
  readonly lines: readonly BillLine[];
  readonly storage: ReturnType<typeof priceStorage>;
}

function print(result: Result, totals: Record<keyof typeof GOALS, number>): void {
  const number = (value: number, digits = 1) => value.toFixed(digits).padStart(9);
  console.log(`${result.articles} articles, ${Math.round(result.characters)} characters on average`);
  console.log(`\n${'item'.padEnd(10)}    items    bytes  write units  of a correction`);
  for (const kind of KINDS)
    console.log(
      kind.padEnd(10) +
        [result.items, result.bytes, result.writeUnits, result.correctionUnits]
          .map((counts) => number(counts[kind]))
          .join(' '),
    );
  console.log(
    `${'sum'.padEnd(10)}${' '.repeat(20)}${number(totals.writeUnits)} ${number(totals.correctionUnits)}`,
  );
  console.log('\nfor each article                              USD a million');
  for (const { name, amount, unit, usd } of result.lines)
    console.log(`${name.padEnd(22)}${number(amount, 2)} ${unit.padEnd(12)} ${number(usd, 2)}`);
  console.log(`${'sum'.padEnd(45)}${number(totals.usd, 2)}`);
  const { gigabytes, usd } = result.storage;
  console.log(
    `\nstorage of a million: ${gigabytes.toFixed(1)} GB, ${usd.toFixed(2)} USD a month, ${(12 * usd).toFixed(0)} a year`,
  );
  console.log(`goals: ${JSON.stringify(GOALS)}`);
}

/** Two of the seeds, one after the other: there is none of 4,000 characters. */
async function joinSeeds(): Promise<string> {
  const [first = '', second = ''] = await readArticles();
  return `${second}\n\n${first}`;
}

const isAboutAsLong = ({ length }: string) => length >= LEAST && length <= MOST;

/** A sentence more in the third paragraph. */
function correct(text: string): string {
  const paragraphs = text.split('\n\n');
  const at = Math.min(2, paragraphs.length - 1);
  return paragraphs.with(at, `${paragraphs[at]} The council will meet again on Friday.`).join('\n\n');
}

const sum = (counts: Counts) => Object.values(counts).reduce((all, one) => all + one, 0);
const mean = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0) / numbers.length;
const meanCounts = (all: readonly Counts[]) =>
  Object.fromEntries(KINDS.map((kind) => [kind, mean(all.map((counts) => counts[kind]))])) as Counts;
