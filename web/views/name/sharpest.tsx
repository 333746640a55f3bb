import type { About } from '../../client/answers.ts';
import { TitleLink } from '../../parts/links.tsx';
import { Section } from '../../parts/section.tsx';
import { Tone } from '../../parts/tone.tsx';
import { toPoints } from '../../rules/tone.ts';

/** The articles in which the tone where it is named is furthest from even. */
export function Sharpest({ articles }: { articles: About['items'] }) {
  // Copies of one text are the same story, and shown once.
  const titles = new Map(articles.toReversed().map((article) => [article.title, article]));
  const toned = [...titles.values()]
    .filter(({ tone }) => tone !== undefined)
    .toSorted((a, b) => (a.tone ?? 0) - (b.tone ?? 0));
  if (toned.length < 2) return null;
  const shown = toned.length <= 6 ? toned : [...toned.slice(0, 3), ...toned.slice(-3)];
  return (
    <Section id="sharpest" title="Sharpest" note="where it is named">
      <table class="quiet">
        <thead class="vh">
          <tr>
            <th scope="col">Tone</th>
            <th scope="col">Title</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((article) => (
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
    </Section>
  );
}
