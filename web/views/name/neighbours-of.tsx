import type { Neighbours } from '../../client/answers.ts';
import type { Problem } from '../../client/ask.ts';
import { width } from '../../parts/bars.tsx';
import { NameLink } from '../../parts/links.tsx';
import { Numbers } from '../../parts/numbers.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { Section, Waiting } from '../../parts/section.tsx';
import { typeWord } from '../../rules/entity-types.ts';
import { figures } from '../../rules/say.ts';

const SHOWN = 14;

/** The other names of its articles. */
export function NeighboursOf({
  neighbours,
  problem,
}: {
  neighbours: Neighbours | undefined;
  problem: Problem | undefined;
}) {
  if (problem && !neighbours) return <ProblemNote problem={problem} />;
  if (!neighbours)
    return (
      <Section id="neighbours" title="Neighbours">
        <Waiting what="the names beside it" />
      </Section>
    );
  const { items, articles, isComplete, canonical } = neighbours;
  const most = Math.max(1, ...items.map((item) => item.articles));
  return (
    <Section
      id="neighbours"
      title="Neighbours"
      note={isComplete ? 'articles shared' : `shared, of the newest ${figures(articles)}`}
    >
      {items.length === 0 && <p class="second">No other name stands in its articles.</p>}
      <table class="quiet">
        <thead class="vh">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Share</th>
            <th scope="col">Articles</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, SHOWN).map((item) => (
            <tr data-row>
              <th scope="row">
                <NameLink name={item.name} shown={item.canonical} />{' '}
                <span class="second">{typeWord(item.types[0] ?? '')}</span>
              </th>
              <td class="w-bar">
                <span class="salience" style={width(item.articles / most)} />
              </td>
              <td class="num">{figures(item.articles)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > 0 && (
        <Numbers
          table={() => ({
            file: `neighbours-${canonical}`,
            columns: ['Name', 'Type', 'Articles', 'Mentions'],
            rows: items.map((item) => [item.canonical, item.types[0], item.articles, item.mentions]),
          })}
        />
      )}
    </Section>
  );
}
