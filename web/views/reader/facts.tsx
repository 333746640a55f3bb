import type { Article, ArticleRecord } from '../../client/answers.ts';
import { Tone } from '../../parts/tone.tsx';
import { reasonOf } from '../../rules/cures.ts';
import { clock, dayOf, hasClock, plainDay } from '../../rules/dates.ts';
import { figures, isRightToLeft, languageName } from '../../rules/say.ts';
import { listScores, pointsOf, wordOf } from '../../rules/tone.ts';

const DATE_FROM: Readonly<Record<string, string>> = {
  stated: 'stated by the object’s metadata',
  document: 'stated by the document',
  text: 'from the text',
  received: 'the time received: the article states no date',
};
const LANGUAGE_FROM: Readonly<Record<string, string>> = {
  stated: 'stated by the object’s metadata',
  document: 'by the document’s tag',
  assumed: 'assumed: the text is too short to tell',
};

/** What is known of an article, and where it comes from. What is not known is said to be so. */
export function Facts({ article, record }: { article: Article; record: ArticleRecord }) {
  const { publishedAt, publishedAtOffset, publishedAtOrigin = '', languageOrigin = '', sentiment } = article;
  const points = sentiment && pointsOf(sentiment.scores);
  const time = hasClock(publishedAt) ? `, ${clock(publishedAt)}` : '';
  return (
    <dl class="facts">
      <dt>Byline</dt>
      <dd>{article.byline ? <bdi>{article.byline}</bdi> : 'none found'}</dd>
      <dt>Publisher</dt>
      <dd>
        {article.publisher ? <bdi>{article.publisher}</bdi> : 'none found'}
        {article.agency && <span class="src">from {article.agency}, an agency that the text names</span>}
      </dd>
      <dt>Published</dt>
      <dd>
        {plainDay(dayOf(publishedAt))}
        {publishedAtOrigin !== 'received' && time}
        <span class="src">
          {DATE_FROM[publishedAtOrigin] ?? ''}
          {publishedAtOffset && `; written with ${publishedAtOffset}`}
          {!time && publishedAtOrigin !== 'received' && '; no time there'}
        </span>
      </dd>
      <dt>Received</dt>
      <dd>
        {plainDay(dayOf(article.receivedAt))}, {clock(article.receivedAt, true)}
      </dd>
      <dt>Language</dt>
      <dd>
        {languageName(article.language)}
        {LANGUAGE_FROM[languageOrigin] && <span class="src">{LANGUAGE_FROM[languageOrigin]}</span>}
      </dd>
      <dt>Tone</dt>
      <dd>
        <Tone points={points} /> <span aria-hidden="true">{wordOf(points)}</span>
        {sentiment && (
          <span class="src">
            {listScores(sentiment.scores)}; the engine’s label: {sentiment.label.toLowerCase()}
          </span>
        )}
      </dd>
      <dt>Engine</dt>
      <dd>
        {article.engine.name} {article.engine.version}
        {article.coverage < 1 && (
          <span class="src">{Math.floor(article.coverage * 100)} % of the text is analysed in full</span>
        )}
      </dd>
      {article.status === 'PARTIAL' && (
        <>
          <dt>State</dt>
          <dd>
            <span class="stamp">partial</span>
            {record.reasons.map(({ reason, means, cure }) => (
              <span class="src">
                {reasonOf(reason).reason}: {means}. {cure}
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>Text</dt>
      <dd dir={isRightToLeft(article.language) ? 'auto' : undefined}>
        {figures(article.chars)} characters in {figures(article.counts.passages)}{' '}
        {article.counts.passages === 1 ? 'passage' : 'passages'}, {article.format}
      </dd>
    </dl>
  );
}
