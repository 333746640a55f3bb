import type { About, Timeline } from '../../client/answers.ts';
import { Numbers } from '../../parts/numbers.tsx';
import { dayOf, daysBetween, shortDay } from '../../rules/dates.ts';
import { capitalised, counted, figures } from '../../rules/say.ts';
import { countTicks, fixed } from '../../rules/scales.ts';
import { binTimeline, nameOfBin, timeTicks } from '../../rules/timeline-bins.ts';
import { shapeOf, signed, toPoints, wordOf } from '../../rules/tone.ts';

/** More dots than this would hide each other; the mean of each bar is drawn then. */
const MOST_DOTS = 80;
const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

interface TimelineProps {
  readonly steps: Timeline['items'];
  readonly articles: About['items'];
  readonly count: 'mentions' | 'articles';
  /** The first day of the period; absent for all time. */
  readonly since: string | undefined;
  readonly today: string;
  readonly name: string;
}

/** How often it was named, and in what tone. */
export function TimelineOf({ steps, articles, count, since, today, name }: TimelineProps) {
  const first = since ?? dayOf(steps.at(-1)?.start ?? today);
  const last = since ? today : dayOf(steps[0]?.start ?? today);
  const timeline = binTimeline(steps, first, last);
  const { bins, length } = timeline;
  const ticks = countTicks(Math.max(...bins.map((bin) => bin[count])));
  const top = ticks.at(-1) ?? 1;
  const step = 480 / bins.length;
  const reach = Math.max(
    40,
    Math.ceil(Math.max(0, ...articles.map(({ tone = 0 }) => Math.abs(toPoints(tone)))) / 20) * 20,
  );
  const y = (points: number) => 50 - (points / reach) * 40;
  const total = bins.reduce((sum, bin) => sum + bin[count], 0);
  const days = daysBetween(first, last) + 1;
  const toned = articles.filter(({ tone }) => tone !== undefined);
  const dots =
    toned.length <= MOST_DOTS
      ? toned.map((article) => ({
          at: (daysBetween(first, dayOf(article.publishedAt)) + 0.5) / days,
          points: toPoints(article.tone ?? 0),
          href: `#${dayOf(article.publishedAt)}`,
          says: `${shortDay(dayOf(article.publishedAt))}, ${signed(toPoints(article.tone ?? 0))}: ${article.title}`,
        }))
      : bins.flatMap(({ start, tone }, i) =>
          tone === undefined
            ? []
            : [
                {
                  at: (i + 0.5) / bins.length,
                  points: toPoints(tone),
                  href: `#${start}`,
                  says: `${nameOfBin(start, length)}, mean ${signed(toPoints(tone))}`,
                },
              ],
        );
  return (
    <section class="section" aria-labelledby="h-time" id="timeline">
      <h2 id="h-time" class="vh">
        Over time
      </h2>
      <figure>
        <div class="plot">
          <p class="cap">
            {capitalised(count)} a {length}
          </p>
          <div class="y" aria-hidden="true">
            {ticks.map((tick) => (
              <span style={{ '--y': percent(1 - tick / top) }}>{figures(tick)}</span>
            ))}
          </div>
          <div class="area">
            <svg
              viewBox="0 0 480 100"
              preserveAspectRatio="none"
              role="img"
              aria-label={`${counted(total, count.slice(0, -1))}, ${bins.length} bars`}
            >
              <path
                class="grid"
                d={ticks
                  .slice(1)
                  .map((tick) => `M0 ${fixed(100 - (tick / top) * 100)}H480`)
                  .join('')}
              />
              <path class="zero" d="M0 100H480" />
              <path
                class="b"
                d={bins
                  .map((bin, i) => {
                    const height = (bin[count] / top) * 100;
                    return height === 0
                      ? ''
                      : `M${fixed(i * step + step * 0.15)} 100v${fixed(-height)}h${fixed(step * 0.7)}V100z`;
                  })
                  .join('')}
              />
            </svg>
          </div>
          <p class="cap">
            {toned.length <= MOST_DOTS
              ? 'Tone where it is named; a mark an article, a link to its sentence'
              : `Mean tone where it is named; a mark a ${length}`}
          </p>
          <div class="y" aria-hidden="true">
            {[reach, 0, -reach].map((tick) => (
              <span style={{ '--y': percent(y(tick) / 100) }}>{signed(tick)}</span>
            ))}
          </div>
          <div class="area">
            <svg viewBox="0 0 480 100" preserveAspectRatio="none" aria-hidden="true">
              <path class="grid" d="M0 10H480M0 90H480" />
              <path class="zero" d="M0 50H480" />
            </svg>
            {dots.map(({ at, points, href, says }) => (
              <a
                class={`dot tone ${shapeOf(points)}`}
                href={href}
                style={{ '--x': percent(at), '--y': percent(y(points) / 100) }}
                title={says}
              >
                <span class="vh">
                  {says}, {wordOf(points)}
                </span>
              </a>
            ))}
          </div>
          <div class="x" aria-hidden="true">
            {timeTicks(timeline).map(({ at, says }) => (
              <span style={{ '--x': percent(at) }}>{says}</span>
            ))}
          </div>
        </div>
        <Numbers
          table={() => ({
            file: `timeline-${name}`,
            columns: [capitalised(length), 'Mentions', 'Articles', 'Tone'],
            rows: bins
              .filter((bin) => bin.articles > 0)
              .map((bin) => [
                nameOfBin(bin.start, length),
                bin.mentions,
                bin.articles,
                bin.tone === undefined ? undefined : toPoints(bin.tone),
              ]),
          })}
        />
      </figure>
    </section>
  );
}
