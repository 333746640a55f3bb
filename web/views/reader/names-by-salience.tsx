import { useState } from 'preact/hooks';
import type { ArticleText } from '../../client/answers.ts';
import { width } from '../../parts/bars.tsx';
import { NameLink } from '../../parts/links.tsx';
import { Numbers } from '../../parts/numbers.tsx';
import { Section } from '../../parts/section.tsx';
import { typeWord } from '../../rules/entity-types.ts';
import { figures } from '../../rules/say.ts';

const SHOWN = 18;
const STEP = 100;

/** Whom and what the article is about, the most salient first. */
export function NamesBySalience({ answer }: { answer: ArticleText }) {
  const [rows, setRows] = useState(SHOWN);
  const names = answer.entities.filter(({ name }) => name !== undefined);
  const most = Math.max(0.01, ...names.slice(0, 1).map(({ salience }) => salience));
  const shown = names.slice(0, rows);
  if (names.length === 0)
    return (
      <Section id="names" title="Names by salience">
        <p class="second">No name was found in this text.</p>
      </Section>
    );
  return (
    <Section
      id="names"
      title="Names by salience"
      note={`${figures(shown.length)} of ${figures(names.length)}`}
    >
      <table class="quiet">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Salience</th>
            <th scope="col" class="num">
              Mentions
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name = '', canonical, type, salience, count }) => (
            <tr data-row>
              <th scope="row">
                <NameLink name={name} shown={canonical} /> <span class="second">{typeWord(type)}</span>
              </th>
              <td class="w-bar">
                <span class="salience" style={width(salience / most)} />
              </td>
              <td class="num">{figures(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {names.length > rows && (
        <p class="more">
          <button class="btn" type="button" onClick={() => setRows(rows + STEP)}>
            {figures(Math.min(STEP, names.length - rows))} more
          </button>
        </p>
      )}
      <Numbers
        table={() => ({
          file: 'names',
          columns: ['Name', 'Type', 'Salience', 'Mentions'],
          rows: names.map(({ canonical, type, salience, count }) => [canonical, type, salience, count]),
        })}
      />
    </Section>
  );
}
