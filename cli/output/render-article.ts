import type { SentimentLabel } from '@copydesk/core/article/analysis';
import { ANALYSIS_FAILURES, REJECTION_REASONS } from '@copydesk/core/article/status';
import stringWidth from 'string-width';
import type { ArticleDocument } from './article-document.ts';
import { pc } from './colours.ts';
import { cutToWidth } from './cut-to-width.ts';
import { escapeStrings } from './escape-controls.ts';
import { plural } from './plural.ts';
import { wrapParts } from './wrap-parts.ts';

/** The types of entities, the most useful first, and their labels. */
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
/** The columns for names where the output has no width. */
const NAMES_WIDTH = 80 - INDENT.length - LABEL_WIDTH;
const MAX_NAMES = 6;
/** A name is cut to no fewer columns than this. */
const MIN_NAME_WIDTH = 8;

const TONES: Readonly<Record<SentimentLabel, (text: string) => string>> = {
  POSITIVE: pc.green,
  NEGATIVE: pc.red,
  MIXED: pc.yellow,
  NEUTRAL: pc.cyan,
};

/**
 * An article for a person: a headline, and a line for each fact.
 *
 * @param width of the terminal, in columns. Longer lines are wrapped. Names are shown as far as they fit into one line, and
 *   at least one name is. Without a terminal nothing is wrapped or cut
 */
export function renderArticle(
  raw: ArticleDocument,
  width = process.stdout.columns || Number.POSITIVE_INFINITY,
): string {
  const article = escapeStrings(raw);
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
  if (article.missingChars) {
    const missing = plural(article.missingChars, 'character');
    lines.push(row('note', wrapWords(`the service that it comes from cut ${missing} off its end`, rest)));
  }
  const published = publicationOf(article);
  if (published.length > 0) lines.push(row('published', wrapParts(published, ' · ', rest).join('\n')));
  if (article.sentiment) lines.push(row('sentiment', renderSentiment(article.sentiment, rest)));
  for (const [type, name] of KINDS) {
    const found = article.entities.filter((entity) => entity.type === type);
    if (found.length > 0)
      lines.push(row(name, renderNames(found, Number.isFinite(width) ? rest : NAMES_WIDTH)));
  }
  if (article.passages > 0) {
    const { entityUnits, sentimentUnits, calls, cached } = article.usage;
    const cost = `${entityUnits + sentimentUnits} units in ${plural(calls, 'call')}${cached ? `, ${cached} units cached` : ''}`;
    const facts = [
      ...(article.format ? [article.format] : []),
      `${article.language}${article.languageOrigin === 'assumed' ? ' (assumed)' : ''}`,
      plural(article.passages, 'passage'),
      cost,
    ];
    lines.push(row('', pc.dim(wrapParts(facts, ' · ', rest).join('\n'))));
  }
  return lines.join('\n');
}

const ORIGINS = {
  stated: 'stated in the metadata',
  document: 'stated in the document',
  text: 'shown in the text',
  received: 'received; no date found',
} as const;

function publicationOf({ byline, publisher, publishedAt, publishedAtOrigin }: ArticleDocument): string[] {
  const date = publishedAt && `${publishedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const origin = publishedAtOrigin && ` (${ORIGINS[publishedAtOrigin]})`;
  return [byline && `by ${byline}`, publisher, date && `${date}${origin ?? ''}`].filter(
    (part) => !!part,
  ) as string[];
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
    if (stringWidth(text + more) <= width) return text + more;
    const [first] = names;
    if (shown > 1 || !first) continue;
    const room = width - stringWidth(first.times + more);
    return cutToWidth(first.name, Math.max(MIN_NAME_WIDTH, room)) + first.times + more;
  }
}

/** @param text of any number of lines, which are aligned below one another */
const row = (label: string, text: string) =>
  `${INDENT}${pc.dim(label.padEnd(LABEL_WIDTH))}${text.replaceAll('\n', `\n${' '.repeat(INDENT.length + LABEL_WIDTH)}`)}`;
