import type { ArticleText } from '../../client/answers.ts';
import { NameLink } from '../../parts/links.tsx';
import { typeWord } from '../../rules/entity-types.ts';
import { type NumberedMark, ordinal, placeOfMention } from '../../rules/next-mention.ts';

/** The mark in focus, explained in the rail and not over the text. */
export function Inspect({
  marks,
  entities,
  at,
}: {
  marks: readonly NumberedMark[];
  entities: ArticleText['entities'];
  at: number | undefined;
}) {
  const mark = at === undefined ? undefined : marks[at];
  if (!mark || at === undefined)
    return (
      <section class="inspect hint" aria-label="A mark">
        <p class="second">
          Point at a mark, or press <kbd>n</kbd>: its other mentions light up.
        </p>
      </section>
    );
  const { nth, of } = placeOfMention(marks, at);
  const entity = entities.find(({ type, canonical }) => type === mark.type && canonical === mark.canonical);
  const forms = Object.keys(entity?.forms ?? {}).filter((form) => form !== mark.canonical);
  return (
    <section class="inspect" aria-labelledby="h-mark">
      <h2 id="h-mark">
        {mark.name === undefined ? (
          <span class="followed">{mark.canonical}</span>
        ) : (
          <NameLink kind="followed" name={mark.name} shown={mark.canonical} />
        )}
      </h2>
      <p>
        {typeWord(mark.type)}, score {mark.score.toFixed(2)}
        {entity && `, salience ${entity.salience.toFixed(2)}`}
      </p>
      <p>
        {of === 1 ? 'once here' : `${ordinal(nth)} of ${of} here`}
        {forms.length > 0 && (
          <>
            {', also as '}
            <bdi>{forms.slice(0, 3).join(', ')}</bdi>
          </>
        )}
      </p>
      <p class="second keyhints">
        <span>
          <kbd>n</kbd> next
        </span>{' '}
        <span>
          <kbd>p</kbd> previous
        </span>{' '}
        {mark.name !== undefined && (
          <span>
            <kbd>Enter</kbd> the name
          </span>
        )}
      </p>
    </section>
  );
}
