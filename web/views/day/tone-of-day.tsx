import type { Article, Day } from '../../client/answers.ts';
import { TitleLink } from '../../parts/links.tsx';
import { Numbers } from '../../parts/numbers.tsx';
import { Section } from '../../parts/section.tsx';
import { Swarm } from '../../parts/swarm.tsx';
import { Tone } from '../../parts/tone.tsx';
import { figures } from '../../rules/say.ts';
import { binTones } from '../../rules/swarm.ts';
import { shapeOf, signed, type ToneShape, toPoints } from '../../rules/tone.ts';
import { unpackTones } from '../../rules/tones.ts';

/** The articles of a day by tone, and those furthest from even. */
export function ToneOfDay({ day, articles }: { day: Day; articles: readonly Article[] }) {
  const known = articles.flatMap(({ tone }) => (tone === undefined ? [] : [toPoints(tone)]));
  const tones = day.tones ? unpackTones(day.tones) : known;
  const of = (shape: ToneShape) => tones.filter((tone) => shapeOf(tone) === shape).length;
  const counted = day.tones ? day.articles : articles.length;
  const without = Math.max(0, counted - tones.length);
  const toned = articles.filter(({ tone }) => tone !== undefined);
  const sorted = toned.toSorted((a, b) => (a.tone ?? 0) - (b.tone ?? 0));
  const extremes = sorted.length > 4 ? [...sorted.slice(0, 2), ...sorted.slice(-2)] : sorted;
  return (
    <Section
      id="tone"
      title="Tone of the day"
      note="a mark a text; positive less negative, in points"
      kind="a-tone"
    >
      {tones.length > 0 ? <Swarm tones={tones} /> : <p class="second">No article of the day has a tone.</p>}
      <ul class="aliases">
        <li>
          <span class="tone neg">{figures(of('neg'))} negative</span>
        </li>
        <li>
          <span class="tone neu">{figures(of('neu'))} neutral</span>
        </li>
        <li>
          <span class="tone pos">{figures(of('pos'))} positive</span>
        </li>
        {without > 0 && (
          <li>
            <span class="tone none">{figures(without)} without</span>
          </li>
        )}
      </ul>
      {day.articles > articles.length && (
        <p class="second">
          {day.tones ? 'Furthest from even, of' : 'Of'} the newest {figures(articles.length)} articles:
        </p>
      )}
      <table class="quiet extremes">
        <thead class="vh">
          <tr>
            <th scope="col">Tone</th>
            <th scope="col">Title</th>
          </tr>
        </thead>
        <tbody>
          {extremes.map((article) => (
            <tr data-row>
              <td>
                <Tone points={toPoints(article.tone ?? 0)} />
              </td>
              <td>
                <TitleLink articleKey={article.key} title={article.title} language={article.language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tones.length > 0 && (
        <Numbers
          table={() => ({
            file: `tone-${day.day}`,
            columns: ['Tone from', 'to', 'Articles'],
            rows: binTones(tones).map(({ from, articles: count }) => [signed(from), signed(from + 9), count]),
          })}
        />
      )}
    </Section>
  );
}
