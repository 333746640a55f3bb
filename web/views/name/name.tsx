import type { About, Neighbours, Timeline } from '../../client/answers.ts';
import { readAbout, readTimeline, routes } from '../../client/questions.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { Command } from '../../parts/copy.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { PageHead, Waiting } from '../../parts/section.tsx';
import { useTake } from '../../parts/take.ts';
import { commandLine } from '../../rules/commands.ts';
import { addDays, dayOf } from '../../rules/dates.ts';
import { typeWord, withArticle } from '../../rules/entity-types.ts';
import { formsOf } from '../../rules/forms-of.ts';
import { figures } from '../../rules/say.ts';
import { sayName } from '../../rules/say-name.ts';
import { toPoints } from '../../rules/tone.ts';
import { type NameFilter, NameFilters, readNameFilter } from './filters.tsx';
import { NeighboursOf } from './neighbours-of.tsx';
import { SentencesByDay } from './sentences-by-day.tsx';
import { Sharpest } from './sharpest.tsx';
import { TimelineOf } from './timeline-of.tsx';

/** Articles that are read for the sentences and the dots. The bars count all. */
const MOST_ARTICLES = 200;
const LIVE_MS = 10_000;

/** A name: when it was named, in what tone, in which sentences, and beside whom. */
export function NameView({ name, query, today }: { name: string; query: URLSearchParams; today: string }) {
  const filter = readNameFilter(query);
  const since = sinceOf(filter, today);
  const type = filter.type || undefined;
  const about = useAnswer<About>(
    routes.about(name, { since, type, sentiment: filter.tone || undefined, limit: MOST_ARTICLES }),
    {
      every: LIVE_MS,
      read: (signal) =>
        readAbout(
          name,
          { since, type, sentiment: filter.tone || undefined, limit: MOST_ARTICLES },
          MOST_ARTICLES,
          signal,
        ),
    },
  );
  const timeline = useAnswer<Timeline>(routes.timeline(name, { by: 'day', since, type }), {
    every: LIVE_MS,
    read: (signal) => readTimeline(name, { by: 'day', since, type }, signal),
  });
  const neighbours = useAnswer<Neighbours>(routes.neighbours(name, { ...(since && { since }), limit: 24 }));
  const canonical = about.answer?.canonical ?? timeline.answer?.canonical ?? name;
  useTake({
    command: commandLine('about', [canonical], since ? ['--since', since] : []),
    json: () => ({ about: about.answer, timeline: timeline.answer, neighbours: neighbours.answer }),
  });
  const problem = about.problem ?? timeline.problem;
  const articles = (about.answer?.items ?? []).filter(
    ({ publisher }) => !filter.publisher || publisher === filter.publisher,
  );
  const types = [...new Set((about.answer?.items ?? []).flatMap(({ types: [first] }) => first ?? []))];
  const steps = timeline.answer?.items ?? [];
  const isNarrowed = filter.publisher !== '' || filter.tone !== '';
  return (
    <>
      <PageHead
        where={<span>Name{types[0] ? `, ${withArticle(typeWord(types[0]))}` : ''}</span>}
        title={
          <mark class="followed">
            <bdi>{canonical}</bdi>
          </mark>
        }
        under={<Forms asked={name} canonical={canonical} articles={articles} />}
        sentence={
          about.answer && timeline.answer
            ? sentenceOf(articles, steps, isNarrowed, about.answer.cursor !== undefined)
            : ''
        }
      />
      <NameFilters filter={filter} articles={about.answer?.items ?? []} />
      {problem && <ProblemNote problem={problem} />}
      {!about.answer && !problem && <Waiting what="the articles" />}
      {about.answer && about.answer.items.length === 0 && (
        <Unknown name={canonical} isFiltered={Boolean(since || type || filter.tone)} />
      )}
      {about.answer && about.answer.items.length > 0 && (
        <>
          <TimelineOf
            steps={steps}
            articles={articles}
            count={filter.count}
            since={since}
            today={today}
            name={canonical}
          />
          <div class="two">
            <SentencesByDay
              articles={articles}
              hasMore={about.answer.cursor !== undefined}
              name={canonical}
            />
            <div class="rail">
              <NeighboursOf neighbours={neighbours.answer} problem={neighbours.problem} />
              <Sharpest articles={articles} />
              <section class="section">
                <h2>Follow</h2>
                <p class="second">New sentences appear here by themselves. In a terminal:</p>
                <Command text={commandLine('watch', [canonical])} />
              </section>
            </div>
          </div>
        </>
      )}
    </>
  );
}

const DAYS: Readonly<Record<string, number>> = { '28d': 27, '12m': 365 };
const sinceOf = ({ time }: NameFilter, today: string): string | undefined => {
  const days = DAYS[time];
  return days === undefined ? undefined : addDays(today, -days);
};

function sentenceOf(
  articles: About['items'],
  steps: Timeline['items'],
  isNarrowed: boolean,
  hasMore: boolean,
): string {
  const days = articles.map(({ publishedAt }) => dayOf(publishedAt)).sort();
  const tones = articles.flatMap(({ tone }) => (tone === undefined ? [] : [tone]));
  const mean = tones.reduce((sum, tone) => sum + tone, 0) / tones.length;
  const months = new Map<string, number>();
  for (const { publishedAt, count } of articles) {
    const month = `${publishedAt.slice(0, 7)}-01`;
    months.set(month, (months.get(month) ?? 0) + count);
  }
  // The timeline counts all articles; what is narrowed by publisher or tone is counted over the articles that were read.
  const isWhole = !isNarrowed && hasMore;
  const sum = (of: (step: Timeline['items'][number]) => number) =>
    steps.reduce((total, step) => total + of(step), 0);
  return sayName({
    articles: isWhole ? sum((step) => step.articles) : articles.length,
    mentions: isWhole
      ? sum((step) => step.mentions)
      : articles.reduce((total, { count }) => total + count, 0),
    publishers: new Set(articles.flatMap(({ publisher }) => publisher ?? [])).size,
    ...(days[0] && { first: isWhole ? dayOf(steps.at(-1)?.start ?? days[0]) : days[0] }),
    ...(days.at(-1) && { last: days.at(-1) as string }),
    ...(tones.length > 0 && { tone: toPoints(mean) }),
    isPart: isNarrowed && hasMore,
    months: [...months].map(([start, mentions]) => ({ start, mentions })),
  });
}

const Unknown = ({ name, isFiltered }: { name: string; isFiltered: boolean }) => (
  <section class="section">
    <h2>No article names it{isFiltered ? ' under these filters' : ''}</h2>
    <p>
      {isFiltered
        ? 'Choose another time, type or tone. '
        : 'Names are found in the form that articles use, and under their aliases. '}
      The <a href="/?names">names</a> list what was found, by their first letters.
    </p>
    <Command text={commandLine('about', [name])} />
  </section>
);

/** How the articles spell it. */
function Forms({
  asked,
  canonical,
  articles,
}: {
  asked: string;
  canonical: string;
  articles: About['items'];
}) {
  const forms = formsOf(articles);
  const isOther = asked.toLowerCase() !== canonical.toLowerCase();
  return (
    <ul class="aliases second">
      {isOther && (
        <li>
          <bdi>{asked}</bdi> is a form of it
        </li>
      )}
      {forms.length > 0 && <li>first written</li>}
      {forms.slice(0, 6).map(({ form, articles: count }) => (
        <li>
          <bdi>{form}</bdi> {figures(count)}
        </li>
      ))}
      {forms.length > 6 && <li>and {figures(forms.length - 6)} more ways</li>}
    </ul>
  );
}
