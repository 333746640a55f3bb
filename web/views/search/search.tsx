import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { goTo } from '../../client/address.ts';
import type { Search } from '../../client/answers.ts';
import { routes } from '../../client/questions.ts';
import { useAction } from '../../client/use-action.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { findHits } from '../../rules/find-hit.ts';
import { groupHits, type Hit } from '../../rules/search-hits.ts';

/** The API is asked when the typing pauses for so long. */
const PAUSE_MS = 120;

/** The search over names, titles and keys, as one types. */
export function SearchDialog({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const { answer, problem } = useAnswer<Search>(asked ? routes.search(asked) : undefined);
  const groups = groupHits(typed, answer);
  const hits = groups.flatMap((group) => group.hits);
  const chosen = Math.min(at, hits.length - 1);
  // Before the next key: what is typed after the key that opens the dialog belongs to its field.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  useAction((action) => {
    if (action === 'back') close();
    return true;
  });
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim().slice(0, 200)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    document.getElementById(`hit-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    close();
    goTo(hit.path);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') open(hits[chosen]);
    else return;
    event.preventDefault();
  };
  let index = 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself; a click beside the sheet does, too.
    <dialog
      class="search"
      ref={dialog}
      onClose={close}
      aria-label="Search"
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div class="sheet">
        <label class="vh" for="q">
          Search names, titles, keys
        </label>
        <input
          id="q"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="hits"
          aria-activedescendant={hits.length > 0 ? `hit-${chosen}` : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder="Names, titles, keys"
          autofocus
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <div id="hits" role="listbox" aria-label="Hits" tabIndex={-1}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, which a fieldset is not.
            <div role="group" aria-label={group.label}>
              <p class="ghead" role="presentation">
                {group.label}
              </p>
              {group.hits.map((hit) => {
                const i = index++;
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, which has the keys.
                  // biome-ignore lint/a11y/useFocusableInteractive: likewise.
                  <div
                    role="option"
                    id={`hit-${i}`}
                    aria-selected={i === chosen}
                    onPointerMove={() => setAt(i)}
                    onClick={() => open(hit)}
                  >
                    <span class={hit.isKey ? 'key' : 't'}>
                      <bdi>
                        {findHits(hit.shown, typed).map((part, n) =>
                          n % 2 === 1 ? <mark>{part}</mark> : part,
                        )}
                      </bdi>
                    </span>
                    <span class="second">{hit.note}</span>
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        {typed.trim() !== '' && hits.length === 0 && (answer || problem) && (
          <p class="ghead" role="status">
            {problem
              ? `${problem.title}. ${problem.cure}`
              : 'Nothing found. Names are found by their first letters, titles and keys by any of their words.'}
          </p>
        )}
        <p class="hints">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> choose
          </span>
          <span>
            <kbd>Enter</kbd> open
          </span>
          <span>
            <kbd>Esc</kbd> close
          </span>
          <span>
            a date opens that day: <kbd>2026-11-24</kbd>
          </span>
        </p>
      </div>
    </dialog>
  );
}
