import { type Action, actionOf, PAIR_MS } from '../rules/keys.ts';

/** @returns whether it did something with the action */
export type Listener = (action: Action) => boolean;

/** The newest listener is asked first: a dialog before its view, a view before the page. */
const listeners: Listener[] = [];

export function onAction(listener: Listener): () => void {
  listeners.push(listener);
  return () => {
    listeners.splice(listeners.indexOf(listener), 1);
  };
}

/** Keys that a control of ours uses itself. */
const TYPING =
  'input:not([type=checkbox], [type=radio], [type=range], [type=file]), textarea, select, [contenteditable]';

export function listenToKeys(): void {
  let first: { key: string; at: number } | undefined;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const before = first && event.timeStamp - first.at < PAIR_MS ? first.key : undefined;
    first = { key: event.key, at: event.timeStamp };
    const isTyping = event.target instanceof Element && event.target.matches(TYPING);
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    const action = actionOf({ key: event.key, isModified, isTyping }, before);
    if (!action) return;
    // An open dialog keeps the keys for itself: its listener is the newest.
    if (listeners.toReversed().some((listener) => listener(action))) {
      event.preventDefault();
      first = undefined;
    }
  });
}
