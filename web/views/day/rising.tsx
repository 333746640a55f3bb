import type { Trend, Trends } from '../../client/answers.ts';
import type { Problem } from '../../client/ask.ts';
import { NameLink } from '../../parts/links.tsx';
import { Numbers } from '../../parts/numbers.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { Section, Waiting } from '../../parts/section.tsx';
import { Spark } from '../../parts/spark.tsx';
import { Tone } from '../../parts/tone.tsx';
import { addDays, axisDay } from '../../rules/dates.ts';
import { typeWord } from '../../rules/entity-types.ts';
import { figures, wordCounted } from '../../rules/say.ts';
import { oneDayIn } from '../../rules/say-day.ts';
import { usualRange } from '../../rules/scales.ts';
import { toPoints } from '../../rules/tone.ts';

const SHOWN = 13;

/** The names that are unusual today, against the days before. */
export function Rising({ trends, problem }: { trends: Trends | undefined; problem: Problem | undefined }) {
  if (problem && !trends) return <ProblemNote problem={problem} />;
  if (!trends)
    return (
      <Section id="rising" title="Rising names">
        <Waiting what="the days before" />
      </Section>
    );
  const { day, by, usualDays, items } = trends;
  const isKnown = items.some(({ surprise }) => surprise !== undefined);
  const note = isKnown
    ? `${by} of the day against the 28 days before`
    : `${by}; only ${wordCounted(usualDays, 'day')} before to compare with`;
  const shown = items.slice(0, SHOWN);
  return (
    <Section id="rising" title={isKnown ? 'Rising names' : 'Most named'} note={note} kind="a-rising">
      {shown.length === 0 ? (
        <p class="second">No name is in two {by} of the day.</p>
      ) : (
        <table class="rising quiet">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">
                <span class="axis">
                  <span>{axisDay(addDays(day, -28))}</span>
                  <span>{axisDay(addDays(day, -14))}</span>
                  <span>the day</span>
                </span>
              </th>
              <th scope="col" class="num">
                That day
              </th>
              <th scope="col" class="num wide">
                Usual
              </th>
              {isKnown && (
                <th scope="col" class="num">
                  One day in
                </th>
              )}
              <th scope="col" class="wide">
                Tone
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((trend) => (
              <RisingRow trend={trend} by={by} isKnown={isKnown} />
            ))}
          </tbody>
        </table>
      )}
      <p class="fine">
        Each row to its own scale. Grey band: 8 days of 10 lie in it.{' '}
        {isKnown && 'One day in 300: chance brings so many on one day in 300, bursts counted in. '}
        Names in one of the {by} are left out. <a href="/?names">All names</a>
      </p>
      {shown.length > 0 && <Numbers isWide table={() => numbersOf(trends, shown)} />}
    </Section>
  );
}

function RisingRow({ trend, by, isKnown }: { trend: Trend; by: Trends['by']; isKnown: boolean }) {
  const history = trend.history ?? [];
  const [low, high] = usualRange(history) ?? [0, 0];
  const usual = history.every((count) => count === 0) ? 'none' : low === high ? `${low}` : `${low}–${high}`;
  return (
    <tr data-row>
      <th scope="row">
        <NameLink kind="name quiet" name={trend.name} shown={trend.canonical} />
        <span class="kind">{typeWord(trend.type)}</span>
      </th>
      <td class="sparkcell">
        <Spark before={history} today={trend[by]} />
      </td>
      <td class="num">{figures(trend[by])}</td>
      <td class="num second wide">{usual}</td>
      {isKnown && <td class="num times">{oneDayIn(trend.surprise, trend.before)}</td>}
      <td class="wide">
        <Tone points={trend.tone === undefined ? undefined : toPoints(trend.tone)} />
      </td>
    </tr>
  );
}

const numbersOf = ({ day, by }: Trends, shown: readonly Trend[]) => ({
  file: `rising-${day}`,
  columns: ['Name', ...Array.from({ length: 29 }, (_, i) => addDays(day, i - 28))],
  rows: shown.map((trend) => [
    trend.canonical,
    ...(trend.history ?? new Array<undefined>(28).fill(undefined)),
    trend[by],
  ]),
});
