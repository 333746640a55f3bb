import { useEffect, useRef } from 'preact/hooks';
import type { ArticleText } from '../../client/answers.ts';
import type { NumberedMark } from '../../rules/next-mention.ts';
import type { PassageText } from '../../rules/split-text.ts';
import { listScores, pointsOf, shapeOf, signed, wordOf } from '../../rules/tone.ts';
import { appendParagraph } from './segments.tsx';

/** A task of the page builds marks for so long at most, then lets the browser draw and answer. */
const TASK_MS = 12;

interface BodyProps {
  readonly marks: readonly NumberedMark[];
  readonly passages: ArticleText['passages'];
  readonly parts: readonly PassageText[];
  /** Whether the first paragraph stands in the heading. */
  readonly skipHead: boolean;
  readonly keepLines: boolean;
  readonly language: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
}

/** The text. It is built paragraph by paragraph, and what is far from the screen is neither laid out nor painted. */
export function Body({ marks, passages, parts, skipHead, keepLines, language }: BodyProps) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    element.replaceChildren();
    const end = new AbortController();
    build(element, marks, passages, parts, skipHead, end.signal);
    return () => end.abort();
  }, [marks, parts, skipHead]);
  return <div class={`body ${keepLines ? 'lines' : ''}`} ref={body} {...language} />;
}

async function build(
  body: HTMLElement,
  marks: readonly NumberedMark[],
  passages: ArticleText['passages'],
  parts: readonly PassageText[],
  skipHead: boolean,
  end: AbortSignal,
): Promise<void> {
  let began = performance.now();
  for (const { number, paragraphs } of parts) {
    const shown = skipHead && number === 1 ? paragraphs.slice(1) : paragraphs;
    if (shown.length === 0 && parts.length > 1) continue;
    const passage = document.createElement('section');
    passage.className = 'passage';
    passage.id = `p${number}`;
    passage.append(ribbon(number, passages[number - 1]));
    const text = document.createElement('div');
    text.className = 'text';
    passage.append(text);
    body.append(passage);
    for (const paragraph of shown) {
      const element = document.createElement('p');
      appendParagraph(element, paragraph, marks);
      text.append(element);
      if (performance.now() - began < TASK_MS) continue;
      await nextTask();
      if (end.aborted) return;
      began = performance.now();
    }
  }
  body.dataset.whole = 'true';
}

const nextTask = () =>
  new Promise<void>((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });

/** The tone of a passage beside it: right of the line positive, left negative, longer is stronger. It leads to its passage. */
function ribbon(number: number, passage: ArticleText['passages'][number] | undefined): HTMLElement {
  const scores = passage?.sentiment?.scores;
  const points = scores && pointsOf(scores);
  const shape = shapeOf(points);
  const link = document.createElement('a');
  link.className = `ribbon ${shape} ${(points ?? 0) < 0 ? 'down' : 'up'}`;
  link.href = `#p${number}`;
  const says =
    points === undefined
      ? `Passage ${number}: no tone`
      : `Passage ${number}: ${signed(points)}, ${wordOf(points)}. ${scores ? listScores(scores) : ''}`;
  link.setAttribute('aria-label', says);
  link.title = says;
  const bar = document.createElement('i');
  bar.style.setProperty('--w', `${Math.abs(points ?? 0) / 2}%`);
  const figure = document.createElement('b');
  const tone = document.createElement('span');
  tone.className = `tone ${shape}`;
  tone.textContent = points === undefined ? '' : signed(points);
  figure.append(tone);
  link.append(bar, figure);
  return link;
}
