import { go } from '../../client/address.ts';
import type { ArticlePage, Day, Trends } from '../../client/answers.ts';
import { routes } from '../../client/questions.ts';
import { useAction } from '../../client/use-action.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { ProblemNote } from '../../parts/problem.tsx';
import { PageHead, Waiting } from '../../parts/section.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { useTake } from '../../parts/take.ts';
import { addDays, longDay, nearDay } from '../../rules/dates.ts';
import { pathOf } from '../../rules/routes.ts';
import { sayDay } from '../../rules/say-day.ts';
import { meanOfTones, unpackTones } from '../../rules/tones.ts';
import { Articles } from './articles.tsx';
import { Languages, NotEnriched } from './not-enriched.tsx';
import { Rising } from './rising.tsx';
import { Stories } from './stories.tsx';
import { ToneOfDay } from './tone-of-day.tsx';

/** A day of today changes as articles come in. */
const LIVE_MS = 4_000;
/** Trends read four weeks of days. */
const TRENDS_MS = 30_000;
/** How many articles are read at first: the tones, stories and rows of a usual day. */
const FIRST_ARTICLES = 200;

export function DayView({ day, today }: { day: string; today: string }) {
  const isToday = day === today;
  const digest = useAnswer<Day>(routes.day(day), { every: isToday ? LIVE_MS : undefined });
  const trends = useAnswer<Trends>(routes.trends(day), { every: isToday ? TRENDS_MS : undefined });
  const first = useAnswer<ArticlePage>(routes.articles(day, undefined, FIRST_ARTICLES), {
    every: isToday ? LIVE_MS : undefined,
  });
  useTake({
    command: `copydesk trends --day ${day}`,
    json: () => ({ day: digest.answer, trends: trends.answer }),
  });
  useAction((action) => {
    if (action === 'day-before') go({ view: 'day', day: addDays(day, -1) });
    else if (action === 'day-after' && day < today) go({ view: 'day', day: addDays(day, 1) });
    else return false;
    return true;
  });
  const problem = digest.problem ?? first.problem;
  const answer = digest.answer;
  return (
    <>
      <PageHead
        where={<Where day={day} today={today} />}
        title={longDay(day)}
        sentence={answer ? <Sentence parts={sentenceOf(answer, trends.answer)} /> : ''}
      />
      {problem && <ProblemNote problem={problem} />}
      {!answer && !problem && <Waiting what="the day" />}
      {answer && answer.articles === 0 && <NoArticles answer={answer} />}
      {answer && answer.articles > 0 && (
        <div class="day">
          <div class="col-names">
            <Rising trends={trends.answer} problem={trends.problem} />
            <div class="a-rest">
              <NotEnriched day={answer} />
              <Languages day={answer} />
            </div>
          </div>
          <div class="col-stories">
            <ToneOfDay day={answer} articles={first.answer?.items ?? []} />
            <Stories day={answer} articles={first.answer?.items ?? []} />
          </div>
          {first.answer && <Articles day={answer} first={first.answer} />}
        </div>
      )}
    </>
  );
}

const Where = ({ day, today }: { day: string; today: string }) => {
  const before = addDays(day, -1);
  const after = addDays(day, 1);
  return (
    <>
      <a href={pathOf({ view: 'day', day: before })} rel="prev">
        {nearDay(before)}
      </a>
      {day < today ? (
        <a href={pathOf({ view: 'day', day: after })} rel="next">
          {nearDay(after)}
        </a>
      ) : (
        <span>{day === today ? 'today, until midnight UTC' : 'not yet'}</span>
      )}
    </>
  );
};

function sentenceOf(day: Day, trends: Trends | undefined) {
  const tones = unpackTones(day.tones ?? []);
  const tone = meanOfTones(tones);
  return sayDay({
    articles: day.articles,
    stories: day.stories,
    languages: day.languages.length,
    rejected: day.rejected,
    usual: [],
    rising: (trends?.items ?? []).map((trend) => ({ ...trend, count: trend[trends?.by ?? 'articles'] })),
    ...(tone !== undefined && { tone }),
  });
}

const NoArticles = ({ answer }: { answer: Day }) => (
  <div class="two">
    <section class="section">
      <h2>Where to look</h2>
      <p>
        A day shows the articles that were <em>published</em> on it. An article that states another date is on
        the page of that day. The <a href="/?desk">desk</a> shows what was received today, and the{' '}
        <a href="/?names">names</a> lead to all days.
      </p>
    </section>
    {answer.rejected > 0 && <NotEnriched day={answer} />}
  </div>
);
