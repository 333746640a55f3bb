import type { Day } from '../../client/answers.ts';
import { Bars } from '../../parts/bars.tsx';
import { Section } from '../../parts/section.tsx';
import { reasonOf } from '../../rules/cures.ts';
import { pathOf } from '../../rules/routes.ts';
import { figures, languageName } from '../../rules/say.ts';

/** Objects that were received on the day and are no articles, or that were enriched in part. */
export function NotEnriched({ day }: { day: Day }) {
  const rows = [...day.rejections, ...day.reasons];
  const objects = rows.reduce((sum, { articles }) => sum + articles, 0);
  return (
    <Section
      id="not-enriched"
      title="Not enriched, by reason"
      note={objects === 0 ? 'none' : `${figures(objects)} of ${figures(day.articles + day.rejected)} objects`}
    >
      {rows.length === 0 ? (
        <p class="second">All that was received is enriched whole.</p>
      ) : (
        <table class="quiet">
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col" class="num">
                Objects
              </th>
              <th scope="col">Cure</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ value, articles }) => (
              <tr data-row>
                <th scope="row">
                  <a href={pathOf({ view: 'desk' }, { on: day.day, reason: value })}>
                    {reasonOf(value).reason}
                  </a>
                </th>
                <td class="num">{figures(articles)}</td>
                <td>{reasonOf(value).cure}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

export const Languages = ({ day }: { day: Day }) => (
  <Section id="languages" title="Languages" note="articles">
    <Bars
      items={day.languages.map(({ value, articles }) => ({ label: languageName(value), count: articles }))}
    />
  </Section>
);
