import { useState } from 'preact/hooks';
import type { About } from '../../client/answers.ts';
import { TitleLink } from '../../parts/links.tsx';
import { Section } from '../../parts/section.tsx';
import { Tone } from '../../parts/tone.tsx';
import { shortDay } from '../../rules/dates.ts';
import { pathOf } from '../../rules/routes.ts';
import { figures, isRightToLeft, wordCounted } from '../../rules/say.ts';
import { sentencesByDay, splitMention } from '../../rules/sentences-by-day.ts';
import { toPoints } from '../../rules/tone.ts';

const STEP = 20;

/** What the articles say of a name: the sentence of its first mention in each, by day. */
export function SentencesByDay({
  articles,
  hasMore,
  name,
}: {
  articles: About['items'];
  hasMore: boolean;
  name: string;
}) {
  const [shown, setShown] = useState(STEP);
  const days = sentencesByDay(articles);
  return (
    <Section
      id="sentences"
      title="Sentences by day"
      note={`newest first, ${figures(days.length)} ${days.length === 1 ? 'day' : 'days'}${hasMore ? ` of the newest ${figures(articles.length)} articles` : ''}`}
    >
      <ol class="quotes">
        {days.slice(0, shown).map(({ day, quotes, tone }) => (
          <li id={day} data-row>
            <div class="when">
              <time dateTime={day}>
                <a class="quiet" href={pathOf({ view: 'day', day })}>
                  {shortDay(day)}
                </a>
              </time>
              <Tone points={tone === undefined ? undefined : toPoints(tone)} />
            </div>
            <div class="said">
              {quotes.map((quote) => (
                <QuoteItem quote={quote} name={name} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      {days.length > shown && (
        <p class="more">
          <button class="btn" type="button" onClick={() => setShown(shown + STEP)}>
            {figures(Math.min(STEP, days.length - shown))} more of {figures(days.length - shown)} days
          </button>
        </p>
      )}
    </Section>
  );
}

function QuoteItem({
  quote: { first, copies },
  name,
}: {
  quote: ReturnType<typeof sentencesByDay<About['items'][number]>>[number]['quotes'][number];
  name: string;
}) {
  const { sentence, at, language, publisher, count, key, title } = first;
  const [before, mention, after] = splitMention(sentence ?? '', at);
  const publishers = [...new Set(copies.flatMap((copy) => copy.publisher ?? []))];
  return (
    <div class="quote">
      {sentence ? (
        <blockquote lang={language} dir={isRightToLeft(language) ? 'rtl' : 'auto'}>
          {before}
          {mention && <mark class="followed">{mention}</mark>}
          {after}
        </blockquote>
      ) : (
        <p class="second">It is named without a sentence around it.</p>
      )}
      <p class="src">
        <TitleLink articleKey={key} title={title} language={language} follow={name} />
        <br />
        {publisher && <bdi>{publisher}</bdi>}
        {count > 1 && `${publisher ? ', ' : ''}named ${wordCounted(count, 'time')} there`}
        {copies.length > 0 && (
          <>
            <br />
            the same sentence in {wordCounted(copies.length, 'other article')}
            {publishers.length > 0 && <bdi>: {publishers.slice(0, 4).join(', ')}</bdi>}
          </>
        )}
      </p>
    </div>
  );
}
