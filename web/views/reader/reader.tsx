import { useEffect, useMemo, useRef } from 'preact/hooks';
import { setQuery } from '../../client/address.ts';
import type { ArticleRecord, ArticleText, Mark } from '../../client/answers.ts';
import { ask } from '../../client/ask.ts';
import { routes } from '../../client/questions.ts';
import { useAction } from '../../client/use-action.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { TakeButtons } from '../../parts/copy.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { Waiting } from '../../parts/section.tsx';
import { useTake } from '../../parts/take.ts';
import { commandLine } from '../../rules/commands.ts';
import { dayOf, plainDay } from '../../rules/dates.ts';
import { countMarks, readFilter } from '../../rules/mark-filter.ts';
import { numberNames } from '../../rules/next-mention.ts';
import { pathOf } from '../../rules/routes.ts';
import { isRightToLeft } from '../../rules/say.ts';
import { keepsLines, repeatsTitle, splitText } from '../../rules/split-text.ts';
import { Body } from './body.tsx';
import { Facts } from './facts.tsx';
import { Inspect } from './inspect.tsx';
import { Marks } from './marks.tsx';
import { NamesBySalience } from './names-by-salience.tsx';
import { NotYet } from './not-yet.tsx';
import { RunOfArticle } from './run-of-article.tsx';
import { HeadMarks } from './segments.tsx';
import { useMarks } from './use-marks.ts';

/** While the pipeline works on an object, the page looks for its text. */
const SOON_MS = 1_500;

/** An article, found by its key or its id. */
export function ReaderView({ by, query }: { by: { key: string } | { id: string }; query: URLSearchParams }) {
  const key = 'key' in by ? by.key : undefined;
  const record = useAnswer<ArticleRecord>(key === undefined ? undefined : routes.articleOfKey(key), {
    every: SOON_MS * 4,
  });
  const id = 'id' in by ? by.id : record.answer?.articleId;
  const hasText = 'id' in by || record.answer?.published !== undefined;
  const generation = record.answer?.published?.generation ?? '';
  const text = useAnswer<ArticleText>(id && hasText ? `${routes.text(id)}#${generation}` : undefined, {
    read: (signal) => readText(id ?? '', signal),
  });
  const found = text.answer?.record ?? record.answer;
  useEffect(() => {
    // The address of an id becomes that of the key, which people can read.
    if (key === undefined && found)
      history.replaceState(null, '', pathOf({ view: 'article', key: found.key }) + location.hash);
  }, [key, found?.key]);
  const problem = record.problem ?? text.problem;
  if (problem && !text.answer)
    return (
      <div class="pagehead">
        <h1>{problem.status === 404 ? 'No such article' : 'The article cannot be shown'}</h1>
        <ProblemNote problem={problem} />
      </div>
    );
  if (record.answer && !record.answer.published) return <NotYet record={record.answer} />;
  if (!text.answer) return <Waiting what="the text" />;
  return <Reader key={text.answer.record.generation} answer={text.answer} query={query} />;
}

/** A text has more marks than an answer holds only where it is a book. */
async function readText(id: string, signal: AbortSignal): Promise<ArticleText> {
  const first = await ask<ArticleText>(routes.text(id), { signal });
  const marks: Mark[] = [...first.marks];
  while (marks.length < first.marksCount) {
    const next = await ask<ArticleText>(routes.text(id, marks.length), { signal });
    if (next.record.generation !== first.record.generation || next.marks.length === 0) break;
    marks.push(...next.marks);
  }
  return { ...first, marks };
}

function Reader({ answer, query }: { answer: ArticleText; query: URLSearchParams }) {
  const { record, text, passages } = answer;
  const marks = useMemo(() => numberNames(answer.marks), [answer]);
  const article = record.published;
  const filter = readFilter(query);
  const parts = useMemo(
    () =>
      splitText(
        text,
        marks.map(({ utf16 }) => utf16),
        passages.map(({ utf16 }) => utf16),
      ),
    [answer],
  );
  const container = useRef<HTMLElement>(null);
  const title = article?.title ?? record.key;
  const head = parts[0]?.paragraphs[0];
  const headIsTitle = head !== undefined && repeatsTitle(text.slice(head.span.begin, head.span.end), title);
  const counts = countMarks(marks, filter);
  const at = useMarks(container, marks, filter, query.get('follow'));
  useTake({ command: commandLine('show', [record.key], ['--text']), json: () => answer });
  useAction((action) => {
    if (!action.startsWith('type-')) return false;
    setQuery({ hide: filter.toggled(Number(action.slice(5)) - 1) });
    return true;
  });
  if (!article) return null;
  const direction = isRightToLeft(article.language) ? 'rtl' : 'ltr';
  const language = { lang: article.language, dir: direction } as const;
  return (
    <article class="reader" ref={container} aria-labelledby="h-title">
      <header class="pagehead">
        <div class="where">
          <a href={pathOf({ view: 'day', day: dayOf(article.publishedAt) })}>
            {plainDay(dayOf(article.publishedAt))}
          </a>
          {article.publisher && <bdi>{article.publisher}</bdi>}
          <bdi class="key">{record.key}</bdi>
          <TakeButtons />
        </div>
        <h1 id="h-title" {...language}>
          {headIsTitle && head ? <HeadMarks paragraph={head} marks={marks} text={text} /> : title}
        </h1>
      </header>
      <aside class="side facts-marks" aria-label="Facts and marks">
        <Facts article={article} record={record} />
        <Marks
          counts={counts}
          filter={filter}
          inTitle={headIsTitle ? (head?.segments.filter(({ mark }) => mark !== undefined).length ?? 0) : 0}
        />
        <Inspect marks={marks} entities={answer.entities} at={at} />
      </aside>
      <Body
        marks={marks}
        passages={passages}
        parts={parts}
        skipHead={headIsTitle}
        keepLines={keepsLines(text)}
        language={language}
      />
      <aside class="side names2" aria-label="Names and run">
        <NamesBySalience answer={answer} />
        <RunOfArticle article={article} />
      </aside>
    </article>
  );
}
