import type { SentimentLabel } from '@copydesk/core/article/analysis';
import { ANALYSIS_FAILURES, REJECTION_REASONS } from '@copydesk/core/article/status';
import type { ArticleDocument } from './article-document.ts';
import { pc } from './colours.ts';
import { columnsOf, cutToWidth } from './cut-to-width.ts';
import { plural } from './plural.ts';
import { wrapParts } from './wrap-parts.ts';

/** Kinds of entities, in the order a reader asks for them, and how they are called. */
const KINDS = [
  ['PERSON', 'people'],
  ['ORGANIZATION', 'organisations'],
  ['LOCATION', 'places'],
  ['EVENT', 'events'],
  ['COMMERCIAL_ITEM', 'products'],
  ['TITLE', 'titles'],
  ['DATE', 'dates'],
  ['QUANTITY', 'quantities'],
  ['OTHER', 'other'],
] as const;
const INDENT = '  ';
const LABEL_WIDTH = 15;
/** In columns: as many names are shown as stand in it where what is printed to has no width. */
const NAMES_WIDTH = 80 - INDENT.length - LABEL_WIDTH;
const MAX_NAMES = 6;
/** A name is not cut to fewer columns. */
const MIN_NAME_WIDTH = 8;

const TONES: Readonly<Record<SentimentLabel, (text: string) => string>> = {
  POSITIVE: pc.green,
  NEGATIVE: pc.red,
  MIXED: pc.yellow,
  NEUTRAL: pc.cyan,
};

/**
 * An article for a person at a terminal: a headline, and a line for each thing worth knowing.
 *
 * @param width of the terminal, in columns: what is longer goes on below, and no more names are shown than stand in a row, one
 *   at least. Where there is no terminal, nothing is broken or cut
 */
export function renderArticle(
  article: ArticleDocument,
  width = process.stdout.columns || Number.POSITIVE_INFINITY,
): string {
  const rest = width - INDENT.length - LABEL_WIDTH;
  const status = article.status === 'ENRICHED' ? pc.green(article.status) : pc.yellow(article.status);
  const wrapWords = (text: string, columns: number) => wrapParts(text.split(' '), ' ', columns).join('\n');
  const lines = [
    pc.bold(wrapWords(article.title ?? article.key, width)),
    row('', wrapParts([pc.dim(article.key), status], pc.dim(' · '), rest).join('\n')),
  ];
  for (const reason of article.reasons) {
    const means = { ...REJECTION_REASONS, ...ANALYSIS_FAILURES }[reason];
    const detail = reason in REJECTION_REASONS ? article.detail : undefined;
    lines.push(row('why', wrapWords(`${reason}: ${detail ?? means}`, rest)));
  }
  if (article.sentiment) lines.push(row('sentiment', renderSentiment(article.sentiment, rest)));
  for (const [type, name] of KINDS) {
    const found = article.entities.filter((entity) => entity.type === type);
    if (found.length > 0)
      lines.push(row(name, renderNames(found, Number.isFinite(width) ? rest : NAMES_WIDTH)));
  }
  if (article.passages > 0) {
    const { entityUnits, sentimentUnits, calls, cached } = article.usage;
    const cost = `${entityUnits + sentimentUnits} units in ${plural(calls, 'call')}${cached ? `, ${cached} units cached` : ''}`;
    const facts = [String(article.language), plural(article.passages, 'passage'), cost];
    lines.push(row('', pc.dim(wrapParts(facts, ' · ', rest).join('\n'))));
  }
  return lines.join('\n');
}

function renderSentiment(
  { label, scores }: NonNullable<ArticleDocument['sentiment']>,
  width: number,
): string {
  const share = (name: string, score: number) => `${name} ${Math.round(score * 100)}%`;
  const all = [
    share('positive', scores.positive),
    share('negative', scores.negative),
    share('neutral', scores.neutral),
    share('mixed', scores.mixed),
  ];
  const beside = label.length + 2;
  const shares = wrapParts(all, ' · ', width - beside).join(`\n${' '.repeat(beside)}`);
  return `${TONES[label](label.toLowerCase())}  ${pc.dim(shares)}`;
}

function renderNames(found: ArticleDocument['entities'], width: number): string {
  const names = found.slice(0, MAX_NAMES).map(({ canonical, count }) => ({
    name: canonical,
    times: count > 1 ? pc.dim(` ×${count}`) : '',
  }));
  for (let shown = names.length; ; shown--) {
    const rest = found.length - shown;
    const more = rest > 0 ? pc.dim(` and ${rest} more`) : '';
    const text = names
      .slice(0, shown)
      .map(({ name, times }) => name + times)
      .join(', ');
    if (columnsOf(text + more) <= width) return text + more;
    const [first] = names;
    if (shown > 1 || !first) continue;
    const room = width - columnsOf(first.times + more);
    return cutToWidth(first.name, Math.max(MIN_NAME_WIDTH, room)) + first.times + more;
  }
}

/** @param text of any number of lines, which stand below one another */
const row = (label: string, text: string) =>
  `${INDENT}${pc.dim(label.padEnd(LABEL_WIDTH))}${text.replaceAll('\n', `\n${' '.repeat(INDENT.length + LABEL_WIDTH)}`)}`;
