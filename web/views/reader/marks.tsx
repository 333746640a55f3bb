import { useEffect, useRef } from 'preact/hooks';
import { setQuery } from '../../client/address.ts';
import { MARK_TYPES } from '../../rules/entity-types.ts';
import { type MarkCounts, type MarkFilter, SCORE_STEP } from '../../rules/mark-filter.ts';
import { figures } from '../../rules/say.ts';

/** The legend of the marks. It is also their filter. */
export function Marks({
  counts,
  filter,
  inTitle,
}: {
  counts: MarkCounts;
  filter: MarkFilter;
  inTitle: number;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // On a wide screen the legend is always open; on a phone it opens when it is pressed.
    const wide = matchMedia('(min-width: 60rem)');
    const update = () => {
      if (details.current && wide.matches) details.current.open = true;
    };
    update();
    wide.addEventListener('change', update);
    return () => wide.removeEventListener('change', update);
  }, []);
  return (
    <details class="marks" ref={details}>
      <summary>
        <h2>Marks</h2>{' '}
        <span class="second">
          {figures(counts.shown)} of {figures(counts.all)}
        </span>
      </summary>
      <div class="legend">
        {MARK_TYPES.map(({ label, plural }, i) =>
          counts.byLabel.has(label) ? (
            <label>
              <input
                type="checkbox"
                checked={!filter.hidden.has(label)}
                onChange={() => setQuery({ hide: filter.toggled(i) })}
              />
              <span>
                <span class={`u u-${label}`}>{plural}</span> <kbd>{i + 1}</kbd>
              </span>
              <span class="n">{figures(counts.byLabel.get(label) ?? 0)}</span>
            </label>
          ) : null,
        )}
      </div>
      <div class="threshold">
        <label for="score">
          Score at least <output for="score">{filter.score.toFixed(2)}</output>
        </label>
        <input
          id="score"
          type="range"
          min="0"
          max="1"
          step={SCORE_STEP}
          value={filter.score}
          onInput={(event) =>
            setQuery({ score: Number(event.currentTarget.value) > 0 ? event.currentTarget.value : '' })
          }
        />
        <span class="second">{note(counts.below, inTitle)}</span>
      </div>
    </details>
  );
}

function note(below: number, inTitle: number): string {
  const hidden =
    below === 0 ? '' : `${figures(below)} less sure ${below === 1 ? 'mark is' : 'marks are'} hidden`;
  const titled =
    inTitle === 0 ? '' : `${figures(inTitle)} ${inTitle === 1 ? 'stands' : 'stand'} in the title`;
  return [hidden, titled].filter(Boolean).join('; ');
}
