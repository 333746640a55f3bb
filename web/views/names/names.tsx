import { useEffect, useState } from 'preact/hooks';
import { go } from '../../client/address.ts';
import type { Day, NameList } from '../../client/answers.ts';
import { routes } from '../../client/questions.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { NameLink } from '../../parts/links.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { useTake } from '../../parts/take.ts';
import { longDay, shortDay } from '../../rules/dates.ts';
import { typeWord } from '../../rules/entity-types.ts';
import { counted, figures } from '../../rules/say.ts';

/** A name is looked up when the typing pauses for so long. */
const PAUSE_MS = 150;

/** All names by their first letters, or those of the day. */
export function NamesView({ prefix, today }: { prefix: string; today: string }) {
  const [typed, setTyped] = useState(prefix);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed.trim() !== prefix) go({ view: 'names', prefix: typed.trim() });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const list = useAnswer<NameList>(prefix ? routes.names(prefix, 100) : undefined);
  const day = useAnswer<Day>(prefix ? undefined : routes.day(today));
  useTake({
    command: prefix ? `copydesk about ${JSON.stringify(prefix)}` : `copydesk trends --since 7d`,
    json: () => list.answer ?? day.answer,
  });
  const problem = list.problem ?? day.problem;
  const items = prefix
    ? (list.answer?.items ?? []).map((item) => ({
        ...item,
        note: `last on ${shortDay(item.last)}${item.alias ? `; also ${item.alias}` : ''}`,
      }))
    : (day.answer?.names ?? []).map((item) => ({
        ...item,
        types: [item.type],
        note: counted(item.mentions, 'mention'),
      }));
  return (
    <>
      <PageHead
        where={<span>People, places, organisations</span>}
        title="Names"
        sentence="A name leads to its articles, its tone over time, its sentences, and the names beside it. Any form will do: US, U.S. and United States are one."
      />
      <form class="bar" onSubmit={(event) => event.preventDefault()}>
        <label class="lab wideField">
          <span>Begins with</span>
          <input
            class="field"
            type="search"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            autocomplete="off"
            spellcheck={false}
          />
        </label>
      </form>
      {problem && <ProblemNote problem={problem} />}
      <Section
        id="list"
        title={prefix ? `Names that begin with “${prefix}”` : `Named on ${longDay(today)}`}
        note={note(prefix, list.answer, day.answer)}
      >
        {items.length === 0 ? (
          <p class="second">
            {prefix
              ? list.answer
                ? 'No name begins so. Try fewer letters.'
                : ''
              : day.answer
                ? 'No article was published today. Type the first letters of a name.'
                : ''}
          </p>
        ) : (
          <ol class="namelist">
            {items.map(({ name, canonical, types, articles, note }) => (
              <li data-row>
                <NameLink kind="quiet" name={name} shown={canonical} />{' '}
                <span class="second">{typeWord(types[0] ?? '')}</span>
                <span class="num second">
                  {counted(articles, 'article')}, {note}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}

function note(prefix: string, list: NameList | undefined, day: Day | undefined): string {
  if (prefix)
    return list
      ? list.isComplete
        ? figures(list.items.length)
        : `the first ${figures(list.items.length)}`
      : '';
  return day ? `${figures(day.names.length)} of ${figures(day.namesCounted)}, by stories` : '';
}
