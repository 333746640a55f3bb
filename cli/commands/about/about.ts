import type { BothNamed, NamedArticle, TimelineStepCount } from '@copydesk/core/queries/answers';
import { pagesOf } from '@copydesk/core/queries/pages-of';
import type { Queries } from '@copydesk/core/queries/queries';
import { countBySteps, joinTimelines } from '@copydesk/core/queries/timeline';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import type { RowOptions } from '../../options/row-options.ts';
import { pc } from '../../output/colours.ts';
import { say } from '../../output/print.ts';
import { printRows } from '../../output/print-rows.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import { takeItems } from '../../pipeline/take-items.ts';
import {
  ABOUT_HEADS,
  type AboutDocument,
  type AskedName,
  STORY_HEADS,
  toCells,
  toRow,
  toRows,
  toStoryCells,
  toStoryRow,
} from './about-document.ts';
import { renderAbout } from './render-about.ts';
import { suggestNames } from './suggest-names.ts';

export interface AboutOptions extends ConnectOptions, RowOptions {
  readonly and?: string;
  /** Each article where it is absent. */
  readonly by?: 'article' | 'story';
  readonly since?: string;
  readonly until?: string;
  /** In upper case, as it is stored; so are the labels. */
  readonly type?: NonNullable<NamedArticle['types'][number]>;
  readonly sentiment?: 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';
  readonly towards?: 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';
  /** The text has 20 articles where it is absent, and every other form all. */
  readonly limit?: number;
}

const TEXT_LIMIT = 20;
/** The articles whose stories are found: a page of the query library, since it finds the stories of each page alone. */
const STORY_ARTICLES = 500;
/** Where there is no terminal. */
const NO_WIDTH = Number.POSITIVE_INFINITY;
/** A timeline of more steps is of its newest ones. */
const MAX_STEPS = 5_000;
/** A shorter period is counted by the hour. */
const MIN_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * Prints the articles that name something, the newest first. Nothing found is an answer: the exit code is 0, and standard
 * error says what to try.
 */
export async function about(name: string, given: AboutOptions): Promise<ExitCode> {
  const isText = !given.json && !given.ndjson && !given.csv;
  const options = { ...(isText && { limit: TEXT_LIMIT }), ...given };
  const connection = await connect(options);
  try {
    const { queries, canonicalOf } = await openQueries(connection);
    const names = [name, ...(options.and === undefined ? [] : [options.and])].map(
      (asked): AskedName => ({ asked, canonical: canonicalOf(asked, options.type) }),
    );
    const document =
      options.and === undefined
        ? await (options.by === 'story' ? readStories : readOne)(queries, name, names, options)
        : await readBoth(queries, [name, options.and], names, options);
    const period = {
      ...(options.since && { since: options.since }),
      ...(options.until && { until: options.until }),
    };
    const { articles, hasMore } = document;
    printRows(
      {
        rows: articles,
        ...(options.by === 'story'
          ? { heads: STORY_HEADS, toCells: toStoryCells }
          : { heads: ABOUT_HEADS, toCells }),
        document: () => document,
        render: () =>
          articles.length === 0 ? [] : renderAbout(document, period, process.stdout.columns || NO_WIDTH),
      },
      options,
    );
    if (articles.length === 0)
      for (const line of await explainNone(queries, name, names, options, connection.where)) say(line);
    else if (hasMore) say(pc.dim(explainMore(document, options)));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

async function readOne(
  queries: Queries,
  name: string,
  names: readonly AskedName[],
  options: AboutOptions,
): Promise<AboutDocument> {
  const { type, sentiment, towards, limit } = options;
  const question = { name, ...periodOf(options), ...defined({ type, sentiment, towards }) };
  const found = await takeItems<NamedArticle>((page) => queries.about({ ...question, ...page }), limit);
  const isFiltered = sentiment !== undefined || towards !== undefined;
  const timeline =
    isFiltered || !found.hasMore
      ? countBySteps(found.items, stepOf(options))
      : await readTimeline(queries, name, options);
  return { names, timeline: timeline.toReversed(), articles: found.items.map(toRow), hasMore: found.hasMore };
}

/** The stories of the newest articles that name something, each once. */
async function readStories(
  queries: Queries,
  name: string,
  names: readonly AskedName[],
  options: AboutOptions,
): Promise<AboutDocument> {
  const { type, sentiment, towards, limit = STORY_ARTICLES } = options;
  const question = { name, ...periodOf(options), ...defined({ type, sentiment, towards }) };
  const page = { ...question, limit: STORY_ARTICLES };
  const { items, cursor } = await queries.about({ ...page, by: 'story' });
  const isFiltered = sentiment !== undefined || towards !== undefined;
  // An item of a story says how often its newest article mentions the name: the timeline counts all articles.
  const timeline = isFiltered
    ? countBySteps((await queries.about(page)).items, stepOf(options))
    : await readTimeline(queries, name, options);
  const hasMore = cursor !== undefined || items.length > limit;
  return {
    names,
    timeline: timeline.toReversed(),
    articles: items.slice(0, limit).map(toStoryRow),
    hasMore,
  };
}

async function readBoth(
  queries: Queries,
  both: readonly [string, string],
  names: readonly AskedName[],
  options: AboutOptions,
): Promise<AboutDocument> {
  const { limit } = options;
  const question = { names: both, ...periodOf(options) };
  const found = await takeItems<BothNamed>((page) => queries.aboutBoth({ ...question, ...page }), limit);
  const steps = countBySteps(
    found.items.map(({ named: [first] }) => first),
    stepOf(options),
  );
  return {
    names,
    timeline: steps.toReversed(),
    articles: found.items.flatMap(toRows),
    hasMore: found.hasMore,
  };
}

async function readTimeline(
  queries: Queries,
  name: string,
  options: AboutOptions,
): Promise<TimelineStepCount[]> {
  const question = { name, by: stepOf(options), ...periodOf(options), ...defined({ type: options.type }) };
  const steps: TimelineStepCount[] = [];
  for await (const step of pagesOf(
    (cursor) => queries.timeline({ ...question, ...defined({ cursor }) }),
    MAX_STEPS,
  ))
    steps.push(step);
  return joinTimelines(steps);
}

/** There are more answers: how to see them. */
function explainMore({ articles }: AboutDocument, { by, limit }: AboutOptions): string {
  if (by !== 'story' || articles.length === limit) return `There are more: --limit is ${limit}`;
  return `There are more: these are the stories of the newest articles, at most ${STORY_ARTICLES}; --until has those before`;
}

/** Nothing was found: why that may be, and what to do next. */
async function explainNone(
  queries: Queries,
  name: string,
  names: readonly AskedName[],
  options: AboutOptions,
  where: string,
): Promise<string[]> {
  const isNarrowed = [
    options.and,
    options.since,
    options.until,
    options.type,
    options.sentiment,
    options.towards,
  ].some((option) => option !== undefined);
  const lines = [
    `No ${isNarrowed ? 'such ' : ''}article in ${where} names ${names.map(nameOf).join(' and ')}.`,
  ];
  if (isNarrowed) {
    const [newest] = (await queries.about({ name, limit: 1 })).items;
    if (newest)
      return [
        ...lines,
        `Other articles do; the newest was published on ${newest.publishedAt.slice(0, 10)}. Leave out options to see them.`,
      ];
  }
  const similar = await suggestNames(queries, name);
  if (similar.length > 0) lines.push(`Names of recent articles that are like it: ${similar.join(', ')}.`);
  else
    lines.push('Try another form of it, or its last word; "copydesk list" shows which articles there are.');
  return lines;
}

/** The name that was looked for, and what the user typed for it. */
const nameOf = ({ asked, canonical }: AskedName) =>
  canonical.toLowerCase() === asked.trim().toLowerCase() ? canonical : `${canonical} ("${asked}")`;

function periodOf({ since, until }: Pick<AboutOptions, 'since' | 'until'>) {
  return defined({ since, until });
}

function stepOf({ since, until }: Pick<AboutOptions, 'since' | 'until'>): 'hour' | 'day' {
  if (!since) return 'day';
  const end = until ? Date.parse(until) + DAY_MS : Date.now();
  return end - Date.parse(since) < MIN_DAYS * DAY_MS ? 'hour' : 'day';
}

/** Without the properties that are undefined. */
function defined<T extends object>(options: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
