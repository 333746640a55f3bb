import { labelOf } from '../../rules/entity-types.ts';
import { stepOf } from '../../rules/mark-filter.ts';
import type { NumberedMark } from '../../rules/next-mention.ts';
import { pathOf } from '../../rules/routes.ts';
import type { Paragraph } from '../../rules/split-text.ts';

/**
 * Marks are made by the DOM and not by preact: a text has thousands, and none of them changes. Their text is set as text.
 */
export function appendParagraph(to: Element, paragraph: Paragraph, marks: readonly NumberedMark[]): void {
  for (const { text, mark } of paragraph.segments) {
    const found = mark === undefined ? undefined : marks[mark];
    if (!found || mark === undefined) to.append(text);
    else to.append(markElement(found, mark, text));
  }
}

/** A mark, with a link to its name. A date or a quantity is no name, and has none. */
function markElement({ type, name, score, group }: NumberedMark, index: number, text: string): HTMLElement {
  const element = document.createElement('mark');
  element.className = 'm';
  element.dataset.t = labelOf(type);
  element.dataset.s = String(stepOf(score));
  element.dataset.i = String(index);
  element.dataset.n = String(group);
  if (name === undefined) {
    element.tabIndex = -1;
    element.textContent = text;
    return element;
  }
  const link = document.createElement('a');
  link.href = pathOf({ view: 'name', name });
  link.tabIndex = -1;
  link.textContent = text;
  element.append(link);
  return element;
}

/** The title's marks, in the heading. */
export const HeadMarks = ({
  paragraph,
  marks,
  text,
}: {
  paragraph: Paragraph;
  marks: readonly NumberedMark[];
  text: string;
}) => (
  <span
    key={text}
    class="headmarks"
    ref={(element: HTMLElement | null) => {
      if (element && element.childNodes.length === 0) appendParagraph(element, paragraph, marks);
    }}
  />
);
