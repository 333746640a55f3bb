import { useState } from 'preact/hooks';
import type { Article, ArticlePage, Day } from '../../client/answers.ts';
import { ask } from '../../client/ask.ts';
import { routes } from '../../client/questions.ts';
import { problemOf } from '../../client/use-answer.ts';
import { announce } from '../../parts/copy.tsx';
import { TitleLink } from '../../parts/links.tsx';
import { useHeld } from '../../parts/live.tsx';
import { Section } from '../../parts/section.tsx';
import { Tone } from '../../parts/tone.tsx';
import { reasonOf } from '../../rules/cures.ts';
import { clock, hasClock } from '../../rules/dates.ts';
import { isName } from '../../rules/entity-types.ts';
import { figures } from '../../rules/say.ts';
import { toPoints } from '../../rules/tone.ts';

/** Rows at first, and with each press of the button. */
const STEP = 25;

/** The articles of a day, the newest first. */
export function Articles({ day, first }: { day: Day; first: ArticlePage }) {
  const [rows, setRows] = useState(STEP);
  const [older, setOlder] = useState<ArticlePage>({ items: [] });
  const { shown, waiting, show } = useHeld(first.items, day.day);
  const known = new Set(shown.map(({ articleId }) => articleId));
  const all = [...shown, ...older.items.filter(({ articleId }) => !known.has(articleId))];
  const cursor = older.items.length > 0 ? older.cursor : first.cursor;
  const more = async () => {
    setRows(rows + STEP);
    if (rows + STEP < all.length || !cursor) return;
    try {
      const next = await ask<ArticlePage>(routes.articles(day.day, cursor, 200));
      setOlder({ ...next, items: [...older.items, ...next.items] });
    } catch (error) {
      announce(problemOf(error).title);
    }
  };
  const left = Math.max(day.articles - rows, all.length - rows);
  return (
    <Section
      id="articles"
      title="Articles"
      kind="a-articles"
      note={
        <>
          newest first; {figures(day.articles)}.{' '}
          {waiting > 0 && (
            <button class="btn link" type="button" onClick={show}>
              Show {figures(waiting)} new
            </button>
          )}
        </>
      }
    >
      <p class="listhead" aria-hidden="true">
        <span>Time</span>
        <span>Tone</span>
        <span>Title, publisher, leading names</span>
        <span class="num">Mentions</span>
      </p>
      <ol class="articles quiet">
        {all.slice(0, rows).map((article) => (
          <ArticleRow key={article.articleId} article={article} />
        ))}
      </ol>
      {left > 0 && (
        <p class="more">
          <button class="btn" type="button" onClick={more}>
            {figures(Math.min(STEP, left))} more of {figures(left)}
          </button>
        </p>
      )}
    </Section>
  );
}

const ArticleRow = ({ article }: { article: Article }) => (
  <li data-row>
    <time dateTime={article.publishedAt}>
      {hasClock(article.publishedAt) ? clock(article.publishedAt) : '–'}
    </time>
    <Tone points={article.tone === undefined ? undefined : toPoints(article.tone)} />
    <div>
      <p class="title">
        <TitleLink articleKey={article.key} title={article.title} language={article.language} />
      </p>
      <p class="names">
        {article.publisher && <bdi>{article.publisher}</bdi>}
        {article.publisher && ' · '}
        {article.status === 'PARTIAL' && (
          <>
            <span class="stamp">partial</span>{' '}
            {article.reasons.map((reason) => reasonOf(reason).reason.toLowerCase()).join(', ')}{' '}
          </>
        )}
        {article.topEntities
          .filter(({ type }) => isName(type))
          .slice(0, 4)
          .map(({ canonical }, i) => (
            <>
              {i > 0 && ', '}
              <bdi>{canonical}</bdi>
            </>
          ))}
      </p>
    </div>
    <span class="num n">{figures(article.counts.mentions)}</span>
  </li>
);
