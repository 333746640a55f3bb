import type { Article, Day, Story } from '../../client/answers.ts';
import { NameLink, TitleLink } from '../../parts/links.tsx';
import { Section } from '../../parts/section.tsx';
import { Tone } from '../../parts/tone.tsx';
import { clock, hasClock } from '../../rules/dates.ts';
import { pathOf } from '../../rules/routes.ts';
import { counted, figures } from '../../rules/say.ts';
import { tellStory } from '../../rules/tell-story.ts';
import { toPoints } from '../../rules/tone.ts';

const SHOWN = 6;

/** The stories that several articles tell. */
export function Stories({ day, articles }: { day: Day; articles: readonly Article[] }) {
  const { topStories } = day;
  const ofMany = topStories.length;
  const alone = Math.max(0, day.stories - ofMany);
  const byId = new Map(articles.map((article) => [article.articleId, article]));
  return (
    <Section
      id="stories"
      title="Stories"
      kind="a-stories"
      note={
        ofMany === 0
          ? 'none of several articles'
          : `${figures(ofMany)} of several articles, ${figures(alone)} of one`
      }
    >
      {ofMany === 0 && (
        <p class="second">
          Copies, cuts and rewrites of one text are one story. Each article of this day tells its own.
        </p>
      )}
      {topStories.slice(0, SHOWN).map((story) => (
        <StoryItem story={story} members={story.members.flatMap((id) => byId.get(id) ?? [])} />
      ))}
      {ofMany > SHOWN && (
        <details class="more">
          <summary>{counted(ofMany - SHOWN, 'more story', 'more stories')}</summary>
          {topStories.slice(SHOWN).map((story) => (
            <StoryItem story={story} members={story.members.flatMap((id) => byId.get(id) ?? [])} />
          ))}
        </details>
      )}
    </Section>
  );
}

function StoryItem({ story, members }: { story: Story; members: readonly Article[] }) {
  return (
    <article class="story" data-row>
      <h3 class="quiet">
        <a href={pathOf({ view: 'article-id', id: story.story })}>
          <bdi>{story.title}</bdi>
        </a>
      </h3>
      <div class="meta">
        {story.publishers > 0 && <span>{counted(story.publishers, 'publisher')}</span>}
        <span>{counted(story.articles, 'article')}</span>
        {story.earlier > 0 && <span>{figures(story.earlier)} more on the days before</span>}
        {story.agency && <span>from {story.agency}</span>}
        <Tone points={story.tone === undefined ? undefined : toPoints(story.tone)} />
        {story.names.slice(0, 2).map((name) => (
          <NameLink name={name} shown={name} />
        ))}
      </div>
      <ol>
        {tellStory(members, story.title).map(({ at, publishers, other }) => (
          <li>
            <time>{hasClock(at) ? clock(at) : '–'}</time>
            <span>
              <bdi>{publishers.join(', ') || 'publisher not known'}</bdi>
              {other ? ': ' : ''}
              {other ? (
                <TitleLink articleKey={other.key} title={other.title} language={other.language} />
              ) : (
                <span class="second">: the same title</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </article>
  );
}
