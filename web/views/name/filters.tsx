import { setQuery } from '../../client/address.ts';
import type { About } from '../../client/answers.ts';
import { NAME_TYPES, typeWord } from '../../rules/entity-types.ts';
import { figures } from '../../rules/say.ts';

/** The filters of a name. They are in the address. */
export interface NameFilter {
  readonly count: 'mentions' | 'articles';
  readonly time: '28d' | '12m' | 'all';
  readonly type: string;
  readonly tone: string;
  readonly publisher: string;
}

const TIMES = [
  ['28d', '28 days'],
  ['12m', '12 months'],
  ['all', 'all'],
] as const;
const TONES = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'];

export function readNameFilter(query: URLSearchParams): NameFilter {
  const oneOf = <Value extends string>(name: string, values: readonly Value[], usual: Value): Value =>
    values.find((value) => value === query.get(name)) ?? usual;
  return {
    count: oneOf('count', ['mentions', 'articles'], 'mentions'),
    time: oneOf('time', ['28d', '12m', 'all'], 'all'),
    type: oneOf('type', ['', ...NAME_TYPES], ''),
    tone: oneOf('tone', ['', ...TONES], ''),
    publisher: query.get('publisher') ?? '',
  };
}

export function NameFilters({ filter, articles }: { filter: NameFilter; articles: About['items'] }) {
  const publishers = new Map<string, number>();
  for (const { publisher } of articles)
    if (publisher) publishers.set(publisher, (publishers.get(publisher) ?? 0) + 1);
  const types = NAME_TYPES.filter(
    (type) => type === filter.type || articles.some(({ types: all }) => all.some((other) => other === type)),
  );
  return (
    <form class="bar" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="Count"
        name="count"
        value={filter.count}
        choices={[
          ['mentions', 'mentions'],
          ['articles', 'articles'],
        ]}
        usual="mentions"
      />
      <Choice label="Time" name="time" value={filter.time} choices={TIMES} usual="all" />
      <label class="lab">
        <span>Type</span>
        <select value={filter.type} onChange={(event) => setQuery({ type: event.currentTarget.value })}>
          <option value="">any</option>
          {types.map((type) => (
            <option value={type}>{typeWord(type)}</option>
          ))}
        </select>
      </label>
      <label class="lab">
        <span>Engine’s label</span>
        <select value={filter.tone} onChange={(event) => setQuery({ tone: event.currentTarget.value })}>
          <option value="">any</option>
          {TONES.map((tone) => (
            <option value={tone}>{tone.toLowerCase()}</option>
          ))}
        </select>
      </label>
      {(publishers.size > 0 || filter.publisher) && (
        <label class="lab">
          <span>Publisher</span>
          <select
            value={filter.publisher}
            onChange={(event) => setQuery({ publisher: event.currentTarget.value })}
          >
            <option value="">any</option>
            {[...publishers]
              .sort(([, a], [, b]) => b - a)
              .map(([publisher, count]) => (
                <option value={publisher}>
                  {publisher} {figures(count)}
                </option>
              ))}
          </select>
        </label>
      )}
    </form>
  );
}

const Choice = ({
  label,
  name,
  value,
  choices,
  usual,
}: {
  label: string;
  name: string;
  value: string;
  choices: readonly (readonly [value: string, shown: string])[];
  /** Not in the address. */
  usual: string;
}) => (
  <div class="lab">
    <span id={`l-${name}`}>{label}</span>
    <span class="seg" role="radiogroup" aria-labelledby={`l-${name}`}>
      {choices.map(([choice, shown]) => (
        <label>
          <input
            type="radio"
            name={name}
            checked={choice === value}
            onChange={() => setQuery({ [name]: choice === usual ? undefined : choice })}
          />
          {shown}
        </label>
      ))}
    </span>
  </div>
);
