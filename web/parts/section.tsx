import type { ComponentChildren } from 'preact';
import { TakeButtons } from './copy.tsx';

/** A part of a view, with its heading and what its figures mean. */
export const Section = ({
  id,
  title,
  note,
  children,
  kind = '',
}: {
  id: string;
  title: string;
  note?: ComponentChildren;
  children: ComponentChildren;
  kind?: string;
}) => (
  <section class={`section ${kind}`} aria-labelledby={`h-${id}`} id={id}>
    <header>
      <h2 id={`h-${id}`}>{title}</h2>
      {note !== undefined && <p>{note}</p>}
    </header>
    {children}
  </section>
);

/** The head of a view: where it is, what it is, and what an editor would say of it. */
export const PageHead = ({
  where,
  title,
  under,
  sentence,
}: {
  where: ComponentChildren;
  title: ComponentChildren;
  under?: ComponentChildren;
  sentence?: ComponentChildren;
}) => (
  <div class={`pagehead ${sentence === undefined ? '' : 'abreast'}`}>
    <div>
      <div class="where">
        {where}
        <TakeButtons />
      </div>
      <h1>{title}</h1>
      {under}
    </div>
    {sentence !== undefined && <p class="standfirst">{sentence}</p>}
  </div>
);

/** An answer that is not there yet says what is waited for. It appears only when the wait is long enough to notice. */
export const Waiting = ({ what }: { what: string }) => (
  <p class="waiting second" role="status">
    Waiting for {what}.
  </p>
);
