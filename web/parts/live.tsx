import { useRef, useState } from 'preact/hooks';

/**
 * Holds a list still while new rows come in: rows that are shown change in place, new ones wait until they are asked for, so that
 * nothing moves under the pointer.
 * @param items the newest first; each with an id
 * @returns the items to show, and how many wait
 */
export function useHeld<Item extends { readonly articleId: string }>(
  items: readonly Item[],
  scope: string,
): { readonly shown: readonly Item[]; readonly waiting: number; readonly show: () => void } {
  const held = useRef<{ scope: string; ids: ReadonlySet<string> } | undefined>(undefined);
  const [, redraw] = useState(0);
  const ids = new Set(items.map(({ articleId }) => articleId));
  if (held.current?.scope !== scope || held.current.ids.size === 0) held.current = { scope, ids };
  const known = held.current.ids;
  // Older pages that were asked for follow the newest known row, and show at once.
  const first = items.findIndex(({ articleId }) => known.has(articleId));
  const shown = first < 0 ? items : items.filter(({ articleId }, i) => i > first || known.has(articleId));
  return {
    shown,
    waiting: items.length - shown.length,
    show: () => {
      held.current = { scope, ids };
      redraw((count) => count + 1);
    },
  };
}
