import { useState } from 'preact/hooks';
import type { Article } from '../../client/answers.ts';
import { clock } from '../../rules/dates.ts';
import { RunOf } from '../desk/run-of.tsx';

/** The run that made what is read here. It is asked for when it is opened. */
export function RunOfArticle({ article }: { article: Article }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="section" aria-label="Run">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Run of {clock(article.receivedAt, true)}</summary>
        {isOpen && <RunOf articleId={article.articleId} />}
      </details>
    </section>
  );
}
