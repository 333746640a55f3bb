import type { Analysis } from '@copydesk/core/article/analysis';
import { pc } from '../../output/colours.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { plural } from '../../output/plural.ts';
import { renderSeconds } from '../../output/render-seconds.ts';
import { renderTable } from '../../output/render-table.ts';
import { renderUsd } from '../../output/render-usd.ts';
import { wrapWords } from '../../output/wrap-words.ts';
import type { CostDocument } from './cost-document.ts';
import type { PriceByTier } from './price-articles.ts';

/** The text names this many files that become no article; `--json` names more. */
const MAX_NAMED = 10;
const NAMES: Readonly<Record<Analysis, string>> = {
  entities: 'entities',
  sentiment: 'sentiment',
  keyPhrases: 'key phrases',
  targetedSentiment: 'tone by target',
};

/** The bill for a person, in lines. */
export function renderCost(raw: CostDocument, width: number): string[] {
  const document = escapeStrings(raw);
  const wrapped = (text: string) => wrapWords(text, width);
  return [
    ...wrapped(countsOf(document)),
    ...(document.priced.articles > 0
      ? ['', ...renderPrices(document), '', ...renderNotes(document, wrapped)]
      : []),
    ...renderRejected(document, width),
  ];
}

function countsOf({ files, drawn, read, bundles, measured, priced, rejectedCount }: CostDocument): string {
  const parts = [
    plural(measured.articles, 'article'),
    ...(bundles > 0 ? [`${plural(bundles, 'bundle')}`] : []),
    ...(rejectedCount > 0 ? [pc.yellow(`${rejectedCount.toLocaleString('en')} rejected`)] : []),
    ...(read < drawn ? [pc.red(`${(drawn - read).toLocaleString('en')} not read`)] : []),
    plural(measured.chars, 'character'),
    plural(measured.passages, 'passage'),
  ];
  const ofFiles =
    drawn < files
      ? `a sample of ${plural(drawn, 'file')} of ${files.toLocaleString('en')}`
      : plural(files, 'file');
  const scaled =
    priced.articles === measured.articles ? '' : `; priced as ${plural(priced.articles, 'such article')}`;
  return `${ofFiles}: ${parts.join(', ')}${scaled}`;
}

function renderPrices({ units, usd }: CostDocument): string[] {
  const cells = (name: string, count: string, price: PriceByTier) => [
    name,
    count,
    ...[price.asFirst, price.after10M, price.after50M].map(renderUsd),
  ];
  const rest = { asFirst: usd.rest, after10M: usd.rest, after50M: usd.rest };
  const { asFirst, after10M, after50M } = usd.comprehend;
  const all = { asFirst: asFirst + usd.rest, after10M: after10M + usd.rest, after50M: after50M + usd.rest };
  const rows = [
    ...Object.entries(usd.analyses).map(([analysis, price]) =>
      cells(NAMES[analysis as Analysis], unitsOf(units[analysis as Analysis]?.withCache ?? 0), price),
    ),
    cells('everything else', '', rest),
    cells('together', '', all),
  ];
  return renderTable(
    [
      { head: 'USD, list price' },
      { head: 'units', align: 'right' },
      { head: "month's first", align: 'right' },
      { head: 'after 10 M', align: 'right' },
      { head: 'after 50 M', align: 'right' },
    ],
    rows,
  ).map((line, i, { length }) => (i === 0 ? pc.dim(line) : i === length - 1 ? pc.bold(line) : line));
}

const unitsOf = (count: number) => count.toLocaleString('en');

function renderNotes(document: CostDocument, wrapped: (text: string) => string[]): string[] {
  const { priced, usd, seconds, callsPerSecond, bundlesElsewhere } = document;
  const saved = usd.comprehendWithoutCache.asFirst - usd.comprehend.asFirst;
  const repeats =
    priced.repeated === 0
      ? 'No passage occurs twice'
      : `${plural(priced.repeated, 'passage')} of ${priced.passages.toLocaleString('en')} occurred before: the cache ` +
        `saves ${renderUsd(saved)} of ${renderUsd(usd.comprehendWithoutCache.asFirst)} USD`;
  return [
    `${repeats}. The three columns are for the units of each analysis that your account is billed in the month before these: none, 10 million, 50 million.`,
    `At ${callsPerSecond} calls a second of each operation (--calls-per-second) Comprehend takes ${renderSeconds(seconds)}.`,
    ...bundlesElsewhere
      .slice(0, MAX_NAMED)
      .map((path) => `${path} is a bundle: upload it with --prefix bundles/, or it is rejected.`),
  ].flatMap((note) => wrapped(note));
}

function renderRejected({ rejected, rejectedCount }: CostDocument, width: number): string[] {
  if (rejectedCount === 0) return [];
  const named = rejected.slice(0, MAX_NAMED).flatMap(({ path, number, reason, detail }) => {
    const what = `${path}${number === undefined ? '' : `, item ${number}`}: ${reason}: ${detail}`;
    return wrapWords(what, width, '    ').map((line, i) => (i === 0 ? `  ${line}` : line));
  });
  const rest = rejectedCount - Math.min(MAX_NAMED, rejected.length);
  return [
    '',
    pc.yellow('Rejected, and free:'),
    ...named,
    ...(rest > 0 ? [pc.dim(`  and ${rest.toLocaleString('en')} more; --json names up to 1,000`)] : []),
  ];
}
