import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceivedArticle } from '@copydesk/core/queries/answers';
import { pagesOf } from '@copydesk/core/queries/pages-of';
import type { Queries } from '@copydesk/core/queries/queries';
import { isThrottled } from '@copydesk/core/runtime/is-throttled';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { print, printJsonLine, printText, say } from '../../output/print.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';
import { toRow } from '../about/about-document.ts';
import { Arrivals } from './arrivals.ts';
import { findMatches, type Match, type WatchedName } from './find-matches.ts';
import { renderMatches } from './render-matches.ts';

export interface WatchOptions extends ConnectOptions {
  readonly json?: boolean;
}

const POLL_MS = 2_000;
const THROTTLED_POLL_MS = 20_000;

/** Prints each new article that names one of some names, until it is interrupted. */
export async function watch(asked: readonly string[], options: WatchOptions): Promise<ExitCode> {
  const connection = await connect(options);
  const { promise: interrupted, resolve } = Promise.withResolvers<void>();
  const interrupt = watchInterrupt(resolve);
  try {
    const { queries, canonicalOf } = await openQueries(connection);
    const names = asked.map((name): WatchedName => ({ asked: name, canonical: canonicalOf(name) }));
    const list = names.map(({ canonical }) => canonical).join(', ');
    say(pc.dim(`watching ${connection.where} for new articles that name ${list}; Ctrl-C ends`));
    const arrivals = new Arrivals(Date.now());
    while (!interrupt.isOver()) {
      const pause = await look(arrivals, names, queries, options);
      await Promise.race([sleep(pause, undefined, { ref: true }), interrupted]);
    }
    return EXIT.ok;
  } finally {
    interrupt.end();
    connection.close();
  }
}

/** @returns milliseconds to wait before the next look */
async function look(
  arrivals: Arrivals,
  names: readonly WatchedName[],
  queries: Queries,
  { json = false }: WatchOptions,
): Promise<number> {
  try {
    const now = Date.now();
    const period = arrivals.period(now);
    const listed: ReceivedArticle[] = [];
    for await (const article of pagesOf((cursor) =>
      queries.received({ ...period, limit: 500, ...(cursor !== undefined && { cursor }) }),
    ))
      listed.push(article);
    for (const article of arrivals.take(listed, now)) show(await findMatches(article, names, queries), json);
    return POLL_MS;
  } catch (error) {
    if (!isThrottled(error)) throw error;
    say(`${pc.yellow('throttled')} by AWS; the next look is in ${THROTTLED_POLL_MS / 1000} s`);
    return THROTTLED_POLL_MS;
  }
}

function show(matches: readonly Match[], json: boolean): void {
  if (matches.length === 0) return;
  if (json)
    for (const { watched, named } of matches) printJsonLine({ watched: watched.asked, ...toRow(named) });
  else {
    printText(renderMatches(matches, process.stdout.columns || Number.POSITIVE_INFINITY).join('\n'));
    print('');
  }
}
