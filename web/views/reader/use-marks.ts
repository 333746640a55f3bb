import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAction } from '../../client/use-action.ts';
import { hidingRules, isShown, type MarkFilter } from '../../rules/mark-filter.ts';
import { type NumberedMark, nextOfName } from '../../rules/next-mention.ts';

/**
 * The marks of a text by pointer and keys. One listener serves all of them. They are one stop of the tab key: arrows go on from mark to
 * mark, n and p from mention to mention of a name.
 *
 * @returns the index of the mark that is pointed at or has the focus
 */
export function useMarks(
  container: RefObject<HTMLElement | null>,
  marks: readonly NumberedMark[],
  filter: MarkFilter,
  follow: string | null,
): number | undefined {
  const [at, setAt] = useState(() => {
    const index = marks.findIndex(({ canonical }) => canonical === follow);
    return index < 0 ? undefined : index;
  });
  // A key may be pressed before the next draw: the listeners read the mark and the filter from here.
  const now = useRef({ at, filter });
  now.current = { at, filter };
  const hiding = hidingRules(filter);
  const group = at === undefined ? undefined : marks[at]?.group;
  const following = group === undefined ? '' : `.m[data-n="${group}"]{background:${HIGHLIGHT}}`;

  useEffect(() => {
    // A sheet made by script needs no permission of the content security policy, and few rules serve thousands of marks.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(hiding + following);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [hiding, following]);

  useLayoutEffect(() => {
    const root = container.current;
    if (!root) return;
    const point = (event: Event) => {
      const index = indexOf(event.target);
      if (index === undefined) return;
      now.current.at = index;
      setAt(index);
    };
    const step = (event: KeyboardEvent) => {
      const from = indexOf(event.target);
      const by = STEPS[event.key];
      if (from === undefined || by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      focusFrom(
        root,
        from + by,
        by,
        (i) => isShown(marks[i] as NumberedMark, now.current.filter),
        marks.length,
      );
    };
    root.addEventListener('pointerover', point);
    root.addEventListener('focusin', point);
    root.addEventListener('keydown', step);
    return () => {
      root.removeEventListener('pointerover', point);
      root.removeEventListener('focusin', point);
      root.removeEventListener('keydown', step);
    };
  }, [marks]);

  useEffect(() => {
    // The one mark that the tab key reaches: the one pointed at last, or the first.
    const root = container.current;
    const target = root && focusable(root, at ?? 0);
    if (!target) {
      const timer = setTimeout(() => root && focusable(root, 0)?.setAttribute('tabindex', '0'), 50);
      return () => clearTimeout(timer);
    }
    target.tabIndex = 0;
    return () => {
      target.tabIndex = -1;
    };
  }, [marks, at]);

  useAction((action) => {
    if (action !== 'next-mention' && action !== 'mention-before') return false;
    const root = container.current;
    const next = nextOfName(marks, now.current.at, action === 'next-mention' ? 1 : -1, (mark) =>
      isShown(mark, filter),
    );
    const target = root && next !== undefined && focusable(root, next);
    if (target) target.focus();
    return true;
  });
  return at;
}

/** The name that is followed, under the highlighter. */
const HIGHLIGHT = 'linear-gradient(transparent 8%,var(--hilite) 8% 94%,transparent 94%)';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function focusFrom(
  root: Element,
  from: number,
  by: 1 | -1,
  isOn: (index: number) => boolean,
  count: number,
): void {
  for (let i = from; i >= 0 && i < count; i += by) {
    const target = isOn(i) && focusable(root, i);
    if (!target) continue;
    target.focus();
    return;
  }
}

function focusable(root: Element, index: number): HTMLElement | null {
  const mark = root.querySelector<HTMLElement>(`.m[data-i="${index}"]`);
  return mark?.querySelector('a') ?? mark;
}

function indexOf(target: EventTarget | null): number | undefined {
  const mark = target instanceof Element ? target.closest<HTMLElement>('.m') : null;
  return mark ? Number(mark.dataset.i) : undefined;
}
