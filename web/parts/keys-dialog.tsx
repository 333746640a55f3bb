import { useLayoutEffect, useRef } from 'preact/hooks';
import { useAction } from '../client/use-action.ts';
import { MARK_TYPES } from '../rules/entity-types.ts';
import { KEYS } from '../rules/keys.ts';

/** All keys. */
export function KeysDialog({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  useAction((action) => {
    if (action === 'back') close();
    return true;
  });
  return (
    <dialog class="sheet keys" ref={dialog} onClose={close} aria-labelledby="h-keys">
      <h2 id="h-keys">Keys</h2>
      <dl class="facts">
        {KEYS.map(({ keys, does }) => (
          <>
            <dt>
              {keys.map((key) => (
                <>
                  <kbd>{key === 'Escape' ? 'Esc' : key}</kbd>{' '}
                </>
              ))}
            </dt>
            <dd>{does}</dd>
          </>
        ))}
        <dt>
          <kbd>1</kbd> … <kbd>{MARK_TYPES.length}</kbd>
        </dt>
        <dd>hide and show a type of marks</dd>
        <dt>
          <kbd>Enter</kbd>
        </dt>
        <dd>open the row or the name in focus</dd>
        <dt>
          <kbd>←</kbd> <kbd>→</kbd>
        </dt>
        <dd>from mark to mark, in the text</dd>
      </dl>
      <p class="act">
        <button class="btn" type="button" onClick={close} autofocus>
          Close
        </button>
      </p>
    </dialog>
  );
}
