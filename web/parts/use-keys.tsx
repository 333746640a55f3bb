import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { go } from '../client/address.ts';
import { useAction } from '../client/use-action.ts';
import { SearchDialog } from '../views/search/search.tsx';
import { copyText } from './copy.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { currentTake } from './take.ts';

/** The keys that work in every view, and the dialogs that they open. */
export function useKeys(): { search: () => void; keys: () => void; open: ComponentChildren } {
  const [dialog, setDialog] = useState<'search' | 'keys'>();
  const close = () => setDialog(undefined);
  useAction((action) => {
    if (action === 'search' || action === 'keys') setDialog(action);
    else if (action === 'day') go({ view: 'today' });
    else if (action === 'names') go({ view: 'names', prefix: '' });
    else if (action === 'desk') go({ view: 'desk' });
    else if (action === 'next-row') moveRow(1);
    else if (action === 'row-before') moveRow(-1);
    else if (action === 'copy-command') copyText(currentTake()?.command ?? '', 'Command');
    else if (action === 'copy-json') copyText(JSON.stringify(currentTake()?.json() ?? null, null, 2), 'JSON');
    else if (action === 'back' && !document.querySelector('dialog[open]')) history.back();
    else return false;
    return true;
  });
  return {
    search: () => setDialog('search'),
    keys: () => setDialog('keys'),
    open:
      dialog === 'search' ? (
        <SearchDialog close={close} />
      ) : dialog === 'keys' ? (
        <KeysDialog close={close} />
      ) : null,
  };
}

/** Puts the focus on the link of the next row, or of the one before. */
function moveRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('main [data-row]')].flatMap(
    (row) => row.querySelector<HTMLElement>('a') ?? [],
  );
  const row = document.activeElement?.closest('[data-row]');
  const at = row ? links.findIndex((link) => row.contains(link)) : step > 0 ? -1 : links.length;
  links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
}
