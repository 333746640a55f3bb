import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Listener, onAction } from './actions.ts';

/**
 * Listens to actions while a view is shown. A key may be pressed before the browser paints. So the listener is there as soon as the
 * view is in the document, and it knows what the newest draw knows.
 */
export function useAction(listener: Listener): void {
  const newest = useRef(listener);
  newest.current = listener;
  useLayoutEffect(() => onAction((action) => newest.current(action)), []);
}
