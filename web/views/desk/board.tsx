import { useEffect, useRef, useState } from 'preact/hooks';
import type { Received, Run } from '../../client/answers.ts';
import { routes } from '../../client/questions.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { TitleLink } from '../../parts/links.tsx';
import { useHeld } from '../../parts/live.tsx';
import { Section } from '../../parts/section.tsx';
import { clock } from '../../rules/dates.ts';
import { duration, figures } from '../../rules/say.ts';
import { type StageCell, stagesOf } from '../../rules/waterfall.ts';
import { RunDetails } from './run-of.tsx';
import { sentLately } from './use-uploads.tsx';

const ROWS = 20;
const LIVE_MS = 1_000;

/** The way of each object through the stages, the newest first. */
export function Board({
  day,
  isToday,
  items,
  hasMore,
}: {
  day: string;
  isToday: boolean;
  items: readonly Received[];
  hasMore: boolean;
}) {
  const [isHeld, setHeld] = useState(false);
  const [rows, setRows] = useState(ROWS);
  const [kept, setKept] = useState(items);
  useEffect(() => {
    if (!isHeld) setKept(items);
  }, [items, isHeld]);
  const { shown, waiting, show } = useHeld(kept, day);
  // The first objects show by themselves: there is nothing yet that could move.
  const shouldShow =
    isToday &&
    waiting > 0 &&
    !isHeld &&
    (sentLately() || (scrollY < 300 && !document.querySelector('.board:hover, .board:focus-within')));
  useEffect(() => {
    if (shouldShow) show();
  }, [shouldShow, waiting]);
  const left = shown.length - rows;
  return (
    <Section
      id="board"
      title="On their way, and done"
      note={
        isToday ? (
          <>
            {waiting > 0 && (
              <>
                <button class="btn link" type="button" onClick={show}>
                  Show {figures(waiting)} new
                </button>
                {' · '}
              </>
            )}
            {isHeld ? 'held; ' : 'as it happens; '}
            <button class="btn link" type="button" aria-pressed={isHeld} onClick={() => setHeld(!isHeld)}>
              {isHeld ? 'go on' : 'hold'}
            </button>
          </>
        ) : undefined
      }
    >
      {shown.length === 0 ? (
        <p class="second">Nothing was received on this day. Drop an article anywhere on this page.</p>
      ) : (
        <>
          <p class="listhead board" aria-hidden="true">
            <span />
            <span>Object</span>
            <span>split</span>
            <span>enrich</span>
            <span>publish</span>
            <span class="num">Received, took</span>
          </p>
          <ol class="runs board quiet">
            {shown.slice(0, rows).map((item) => (
              <BoardRow key={item.articleId} item={item} />
            ))}
          </ol>
        </>
      )}
      {left > 0 && (
        <p class="more">
          <button class="btn" type="button" onClick={() => setRows(rows + 50)}>
            {figures(Math.min(50, left))} more of {figures(left)}
            {hasMore && ' and more'}
          </button>
        </p>
      )}
    </Section>
  );
}

/** A row asks for its run when it is seen: an object on its way again and again, one that is done once. */
function BoardRow({ item }: { item: Received }) {
  const [isOpen, setOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const isSeen = useSeen(row);
  const isOnTheWay = item.status === 'ENRICHING';
  const version = `${item.status} ${item.published?.generation ?? ''}`;
  const run = useAnswer<Run>(isSeen ? `${routes.run(item.articleId)}#${version}` : undefined, {
    every: isOnTheWay ? LIVE_MS : undefined,
  });
  const [split, enrich, publish] = stagesOf(run.answer?.steps ?? [], duration);
  const { published, key, status } = item;
  const took =
    run.answer?.state === 'done' && run.answer.tookMs !== undefined ? `, ${duration(run.answer.tookMs)}` : '';
  return (
    <li data-row ref={row}>
      <div class="brow">
        <button class="exp" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span class="vh">Run of {published?.title ?? key} in full</span>
        </button>
        <p class="title">
          {published ? (
            <TitleLink articleKey={key} title={published.title} language={published.language} />
          ) : (
            <span class="key">
              <TitleLink articleKey={key} title={key} />
            </span>
          )}
        </p>
        {status === 'REJECTED' || status === 'DELETED' ? (
          <span>
            <span class={`stamp ${status === 'REJECTED' ? 'solid' : ''}`}>{status.toLowerCase()}</span>
          </span>
        ) : (
          <Cell name="split" cell={split} />
        )}
        <Cell name="enrich" cell={enrich} isPartial={status === 'PARTIAL'} />
        <Cell name="publish" cell={publish} />
        <time class="num second" dateTime={item.receivedAt}>
          {clock(item.receivedAt, true)}
          {took}
        </time>
      </div>
      {isOpen && run.answer && <RunDetails run={run.answer} />}
    </li>
  );
}

const Cell = ({ name, cell, isPartial = false }: { name: string; cell: StageCell; isPartial?: boolean }) => (
  <span class={cell.kind}>
    <span class="lb">{name} </span>
    {isPartial && <span class="stamp">partial</span>}
    {isPartial ? ' ' : ''}
    {cell.kind === 'now' && <b class="now">{cell.says}</b>}
    {cell.kind === 'not-yet' && (
      <span class="second">
        ·<span class="vh">not yet</span>
      </span>
    )}
    {cell.kind === 'failed' && <b>{cell.says}</b>}
    {cell.kind === 'done' && cell.says}
  </span>
);

/** Whether an element has been on the screen. */
function useSeen(ref: { readonly current: HTMLElement | null }): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!ref.current || isSeen) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setSeen(true);
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [isSeen]);
  return isSeen;
}
