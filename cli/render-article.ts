import { stripVTControlCharacters } from 'node:util';
import type { SentimentLabel } from '../core/article/analysis.ts';
import { ANALYSIS_FAILURES, REJECTION_REASONS } from '../core/article/status.ts';
import type { ArticleDocument } from './article-document.ts';
import { pc } from './colours.ts';
import { plural } from './plural.ts';

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
/** Where what is printed to has none. */
const DEFAULT_WIDTH = 80;
const MAX_NAMES = 6;

const TONES: Readonly<Record<SentimentLabel, (text: string) => string>> = {
  POSITIVE: pc.green,
  NEGATIVE: pc.red,
  MIXED: pc.yellow,
  NEUTRAL: pc.cyan,
};

/**
 * An article for a person at a terminal: a headline, and a line for each thing worth knowing.
 *
 * @param width of a row, in columns: no more names are shown than stand in it, and one at least
 */
export function renderArticle(
  article: ArticleDocument,
  width = process.stdout.columns || DEFAULT_WIDTH,
): string {
  const status = article.status === 'ENRICHED' ? pc.green(article.status) : pc.yellow(article.status);
  const lines = [`${pc.bold(article.title ?? article.key)}`, row('', pc.dim(`${article.key} · `) + status)];
  for (const reason of article.reasons) {
    const means = { ...REJECTION_REASONS, ...ANALYSIS_FAILURES }[reason];
    const detail = reason in REJECTION_REASONS ? article.detail : undefined;
    lines.push(row('why', `${reason}: ${detail ?? means}`));
  }
  if (article.sentiment) lines.push(row('sentiment', renderSentiment(article.sentiment)));
  for (const [type, name] of KINDS) {
    const found = article.entities.filter((entity) => entity.type === type);
    if (found.length > 0) lines.push(row(name, renderNames(found, width - INDENT.length - LABEL_WIDTH)));
  }
  if (article.passages > 0) {
    const { entityUnits, sentimentUnits, calls, cached } = article.usage;
    const cost = `${entityUnits + sentimentUnits} units in ${plural(calls, 'call')}${cached ? `, ${cached} units cached` : ''}`;
    lines.push(row('', pc.dim(`${article.language} · ${plural(article.passages, 'passage')} · ${cost}`)));
  }
  return lines.join('\n');
}

function renderSentiment({ label, scores }: NonNullable<ArticleDocument['sentiment']>): string {
  const share = (name: string, score: number) => `${name} ${Math.round(score * 100)}%`;
  const all = [
    share('positive', scores.positive),
    share('negative', scores.negative),
    share('neutral', scores.neutral),
    share('mixed', scores.mixed),
  ];
  return `${TONES[label](label.toLowerCase())}  ${pc.dim(all.join(' · '))}`;
}

function renderNames(found: ArticleDocument['entities'], width: number): string {
  const names = found
    .slice(0, MAX_NAMES)
    .map(({ canonical, count }) => canonical + (count > 1 ? pc.dim(` ×${count}`) : ''));
  for (let shown = names.length; ; shown--) {
    const rest = found.length - shown;
    const text = names.slice(0, shown).join(', ') + (rest > 0 ? pc.dim(` and ${rest} more`) : '');
    if (shown <= 1 || stripVTControlCharacters(text).length <= width) return text;
  }
}

const row = (label: string, text: string) => `${INDENT}${pc.dim(label.padEnd(LABEL_WIDTH))}${text}`;
